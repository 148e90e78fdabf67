import { canonical } from '../document/canonical.ts';
import type { Block, BlockKind, SectionName } from './block.ts';
import type { FoundBlock } from './find.ts';

/** A block that somebody else has written in: it is named before it is written over. */
export interface HandEdit {
  readonly kind: BlockKind;
  readonly section: SectionName;
  /** Of its begin mark. */
  readonly line: number;
  /** Canonical lines that our generator does not write. */
  readonly added: readonly string[];
  /** Canonical lines that it writes and that are not there. */
  readonly missing: readonly string[];
}

/** What differs between a block and what our generator makes of what the block carries; undefined where nothing does. */
export function handEdits(found: FoundBlock, rendered: Block): HandEdit | undefined {
  if (saysTheSame(found, rendered)) return undefined;
  const [there, ours] = [canonicalLines(found.inner), canonicalLines(rendered.lines.join('\n'))];
  return { kind: found.kind, section: found.section, line: found.line, added: lessThan(there, ours), missing: lessThan(ours, there) };
}

/** What the service changes, white space and quotes, is no difference. */
export function saysTheSame(found: FoundBlock, rendered: Block): boolean {
  return inRoot(found.inner) === inRoot(rendered.lines.join('\n'));
}

function canonicalLines(inner: string): readonly string[] {
  return inRoot(inner).split('\n').slice(1, -1);
}

function inRoot(inner: string): string {
  return canonical(`<policies>\n${inner}\n</policies>`);
}

/** The first list without the lines of the second, each as often as it stands there. */
function lessThan(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
