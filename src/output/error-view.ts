import { wrap } from './columns.ts';
import type { Explained } from './explain.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

/** What failed and why, what to do, and below it what support asks for. Hints hold commands: they are not broken, so that they can be copied. */
export function errorView({ message, hint, detail, stack }: Explained, debug: boolean, paint: Paint, width: number): readonly string[] {
  const [first = '', ...more] = `error: ${message}`.split('\n').flatMap((line) => (/^\s/.test(line) ? [printable(line)] : wrap(line, width)));
  return [
    first.replace(/^error:/, () => paint('red', 'error:')),
    ...more,
    ...(hint === undefined ? [] : hint.split('\n').map((line) => printable(line.startsWith(' ') ? line : `  ${line}`))),
    ...(detail === undefined ? [] : detail.split('\n').map((line) => paint('dim', printable(`  ${line}`)))),
    ...(debug && stack !== undefined ? [paint('dim', stack)] : []),
  ];
}
