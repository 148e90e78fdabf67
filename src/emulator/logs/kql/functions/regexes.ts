import { compiledRegex } from '../values/regex.ts';
import type { Value } from '../values/value.ts';
import { numberAt, scalar, type ScalarFunction, textAt } from './scalar-function.ts';

export const regexFunctions: readonly ScalarFunction[] = [
  scalar('extract(string, long, string): string', (args) => compiledRegex(textAt(args, 0)).exec(textAt(args, 2))?.[numberAt(args, 1)] ?? ''),
  scalar('extract_all(string, string): dynamic', extractAll),
  scalar('replace_regex(string, string, string): string', (args) => replaced(textAt(args, 0), textAt(args, 1), textAt(args, 2))),
  scalar('trim(string, string): string', (args) => textAt(args, 1).replace(anchored('^(?:', textAt(args, 0), ')+'), '').replace(anchored('(?:', textAt(args, 0), ')+$'), '')),
  scalar('trim_start(string, string): string', (args) => textAt(args, 1).replace(anchored('^(?:', textAt(args, 0), ')+'), '')),
  scalar('trim_end(string, string): string', (args) => textAt(args, 1).replace(anchored('(?:', textAt(args, 0), ')+$'), '')),
];

function anchored(before: string, source: string, after: string): RegExp {
  const { flags } = compiledRegex(source);
  const bare = source.replace(/^\(\?[imsU]+\)/, '');
  return compiledRegex(`${flags === '' ? '' : `(?${flags})`}${before}${bare}${after}`);
}

/** `\1` in what is put in stands for a group, `\0` for the whole match. */
function replaced(text: string, source: string, put: string): string {
  const { source: pattern, flags } = compiledRegex(source);
  return text.replace(new RegExp(pattern, `${flags}g`), (...found: readonly unknown[]) => put.replaceAll(/\\(\d)/g, (_, group: string) => (typeof found[Number(group)] === 'string' ? String(found[Number(group)]) : '')));
}

/** Without groups nothing is found; one group gives texts, more give lists of texts. */
function extractAll(args: readonly Value[]): Value {
  const { source, flags } = compiledRegex(textAt(args, 0));
  const found = [...textAt(args, 1).matchAll(new RegExp(source, `${flags}g`))].map((match) => match.slice(1).map((group) => group ?? ''));
  if (found.length === 0) return null;
  return found.map((groups) => (groups.length === 1 ? (groups[0] ?? '') : groups));
}
