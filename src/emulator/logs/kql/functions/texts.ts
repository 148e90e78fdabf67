import { textOf } from '../values/convert.ts';
import { numberAt, scalar, type ScalarFunction, textAt } from './scalar-function.ts';

/** Functions of texts; what a text holds is counted in UTF-16 units, which differs from Kusto beyond the basic plane. */
export const textFunctions: readonly ScalarFunction[] = [
  scalar('strlen(string): long', (args) => BigInt(textAt(args, 0).length), { naming: 'strlen_%' }),
  scalar('tolower(any): string', ([value = null], { types: [type = 'string'] }) => textOf(value, type).toLowerCase()),
  scalar('toupper(any): string', ([value = null], { types: [type = 'string'] }) => textOf(value, type).toUpperCase()),
  scalar('strcat(any, any*): string', (args, { types }) => args.map((arg, index) => textOf(arg, types[index] ?? 'string')).join(''), { strict: false }),
  scalar('strcat_delim(string, any, any*): string', ([delimiter = '', ...args], { types }) => args.map((arg, index) => textOf(arg, types[index + 1] ?? 'string')).join(String(delimiter)), { strict: false }),
  scalar('strrep(any, long, string?): string', (args, { types }) => Array.from({ length: Math.min(Math.max(numberAt(args, 1), 0), 1024) }, () => textOf(args[0] ?? null, types[0] ?? 'string')).join(textAt(args, 2))),
  scalar('substring(string, long, long?): string', substring),
  scalar('indexof(any, any, long?, long?, long?): long', indexOf, { strict: false }),
  scalar('countof(string, string): long', (args) => occurrences(textAt(args, 0), textAt(args, 1))),
  scalar('reverse(string): string', (args) => [...textAt(args, 0)].toReversed().join('')),
  scalar('replace_string(string, string, string): string', (args) => (textAt(args, 1) === '' ? textAt(args, 0) : textAt(args, 0).replaceAll(textAt(args, 1), () => textAt(args, 2)))),
  scalar('split(string, string, long?): dynamic', split, { naming: '%' }),
  scalar('strcmp(string, string): long', (args) => (textAt(args, 0) < textAt(args, 1) ? -1n : textAt(args, 0) > textAt(args, 1) ? 1n : 0n)),
  scalar('url_decode(string): string', (args) => decoded(textAt(args, 0))),
  scalar('url_encode(string): string', (args) => encoded(textAt(args, 0)).replaceAll('%20', '+')),
  scalar('url_encode_component(string): string', (args) => encoded(textAt(args, 0))),
  scalar('base64_encode_tostring(string): string', (args) => Buffer.from(textAt(args, 0), 'utf8').toString('base64')),
  scalar('base64_decode_tostring(string): string', (args) => Buffer.from(textAt(args, 0), 'base64').toString('utf8')),
];

function substring(args: Parameters<ScalarFunction['call']>[0]): string {
  const text = textAt(args, 0);
  const start = numberAt(args, 1);
  const from = start < 0 ? Math.max(text.length + start, 0) : start;
  return text.slice(from, from + Math.max(numberAt(args, 2, text.length), 0));
}

/** Position of the nth occurrence; each is looked for within `length` from where the search for it begins (indexof-function). -1: none. */
function indexOf(args: Parameters<ScalarFunction['call']>[0], { types }: Parameters<ScalarFunction['call']>[1]): bigint | null {
  const [text, sought] = [textOf(args[0] ?? null, types[0] ?? 'string'), textOf(args[1] ?? null, types[1] ?? 'string')];
  const [start, length, occurrence] = [numberAt(args, 2), numberAt(args, 3, -1), numberAt(args, 4, 1)];
  if (length < -1 || occurrence < 1) return null;
  let from = start < 0 ? Math.max(text.length + start, 0) : start;
  for (let seen = 1; ; seen += 1) {
    const at = text.indexOf(sought, from);
    if (at < 0 || (length >= 0 && at + sought.length > from + length)) return -1n;
    if (seen >= occurrence) return BigInt(at);
    from = at + 1;
  }
}

function occurrences(text: string, sought: string): bigint {
  let count = 0n;
  if (sought === '') return count;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) count += 1n;
  return count;
}

function split(args: Parameters<ScalarFunction['call']>[0]): readonly string[] | null {
  const parts = textAt(args, 1) === '' ? [textAt(args, 0)] : textAt(args, 0).split(textAt(args, 1));
  if (args[2] === undefined) return parts;
  const part = parts[numberAt(args, 2)];
  return part === undefined ? null : [part];
}

/** Its hexadecimals are small, unlike JavaScript's (url-encode-function). Half of a pair of units stands for nothing. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8')).replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
