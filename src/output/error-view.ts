import type { Explained } from './explain.ts';
import type { Paint } from './paint.ts';

/** What failed and why, what to do, and below it what support asks for. Commands are not broken, so that they can be copied. */
export function errorView({ message, hint, detail, stack }: Explained, debug: boolean, paint: Paint): readonly string[] {
  return [
    `${paint('red', 'error:')} ${message}`,
    ...(hint === undefined ? [] : hint.split('\n').map((line) => (line.startsWith(' ') ? line : `  ${line}`))),
    ...(detail === undefined ? [] : detail.split('\n').map((line) => paint('dim', `  ${line}`))),
    ...(debug && stack !== undefined ? [paint('dim', stack)] : []),
  ];
}
