import { ExpressionFault } from '../fault.ts';
import type { Source } from './source.ts';

const simple: Readonly<Record<string, string>> = { "'": "'", '"': '"', '\\': '\\', '0': '\0', a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The character of the escape sequence at the backslash, which is read past. */
export function readEscape(source: Source): string {
  const { text, at } = source;
  const letter = text.charAt(at + 1);
  const plain = Object.hasOwn(simple, letter) ? simple[letter] : undefined;
  if (plain !== undefined) {
    source.at += 2;
    return plain;
  }
  const hex = /^(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{1,4}))/.exec(text.slice(at + 1, at + 10));
  const digits = letter === 'x' ? hex?.[3] : letter === 'u' ? hex?.[1] : letter === 'U' ? hex?.[2] : undefined;
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (hex && code <= 0x10ffff) {
    source.at += 1 + hex[0].length;
    return String.fromCodePoint(code);
  }
  throw new ExpressionFault('Unrecognized escape sequence', at);
}
