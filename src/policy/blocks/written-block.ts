import type { Block } from './block.ts';
import type { Layout } from './layout.ts';
import { beginMark, endMark } from './mark.ts';
import type { Place } from './place.ts';

/** A block between its marks, without what stands before the first; `indent` is what each further line begins with. */
export function writtenBlock({ carried, kind, lines }: Block, place: Place, { eol, step }: Layout, indent: string): string {
  const indented = lines.map((line) => line.replace(/^(?: {2})+/, (levels) => step.repeat(levels.length / 2)));
  return [beginMark(kind, carried, place), ...indented, endMark(kind)].join(eol + indent);
}
