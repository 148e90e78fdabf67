import type { Page } from '../../commands/command.ts';
import { cut, wrap } from '../output/columns.ts';
import type { Paint } from '../output/paint.ts';

/** What lines of a command are fitted to. */
export function pageOf(width: number, paint: Paint): Page {
  return { width, paint, cut: (text) => cut(text, width), wrap: (text, indent = 0) => wrap(text, width - indent).map((line) => ' '.repeat(indent) + line) };
}
