import { ExpressionFault } from '../fault.ts';
import type { Source } from './source.ts';
import type { LiteralValue } from './token.ts';

const real = /(?:\d(?:_*\d)*)?\.\d(?:_*\d)*(?:e[+-]?\d+)?[fdm]?(?!\w)|\d(?:_*\d)*e[+-]?\d+[fdm]?(?!\w)|\d(?:_*\d)*[fdm](?!\w)/iy;
const whole = /(0x(?:_*[0-9a-f])+|0b(?:_*[01])+|\d(?:_*\d)*)(ul|lu|u|l)?(?!\w)/iy;
const anything = /[\w.]+/y;

/** A number at its first character: decimal, hexadecimal, binary, real, with suffix and `_` between digits. */
export function readNumber(source: Source): LiteralValue {
  const prefixed = /^0[xb]/i.test(source.text.slice(source.at, source.at + 2));
  const found = prefixed ? undefined : take(source, real);
  if (found !== undefined) return realValue(found[0]);
  const start = source.at;
  const number = take(source, whole);
  if (number) return wholeValue(number[1] ?? '', number[2] ?? '', start);
  take(source, anything);
  throw new ExpressionFault('Invalid number', start);
}

function take(source: Source, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text);
  if (!found) return undefined;
  source.at += found[0].length;
  return found;
}

function realValue(text: string): LiteralValue {
  const digits = text.replaceAll('_', '').replace(/[fdm]$/i, '');
  if (/m$/i.test(text)) return { type: 'decimal', value: digits };
  return /f$/i.test(text) ? { type: 'float', value: Math.fround(Number(digits)) } : { type: 'double', value: Number(digits) };
}

/** The first of int, uint, long, ulong that holds the value and fits the suffix (C# specification, integer literals). */
function wholeValue(text: string, suffix: string, start: number): LiteralValue {
  const digits = text.replaceAll('_', '');
  const value = digits.length > 70 ? 2n ** 64n : BigInt(digits.toLowerCase());
  const unsigned = /u/i.test(suffix);
  const long = /l/i.test(suffix);
  if (value >= 2n ** 64n) throw new ExpressionFault('Integral constant is too large', start);
  if (!long && !unsigned && value < 2n ** 31n) return { type: 'int', value };
  if (!long && value < 2n ** 32n) return { type: 'uint', value };
  if (!unsigned && value < 2n ** 63n) return { type: 'long', value };
  return { type: 'ulong', value };
}
