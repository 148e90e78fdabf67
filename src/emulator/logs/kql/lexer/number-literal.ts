import { ticksOf } from '../values/timespan.ts';
import type { LongToken, RealToken, TimespanToken } from './token.ts';

const hexadecimal = /0[xX][0-9a-fA-F]+(?![A-Za-z0-9_])/y;
/** A point that another one follows belongs to `1 .. 5`. */
const decimal = /\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?/y;
const unit = /(?:microseconds?|milliseconds?|nanoseconds?|minutes?|seconds?|micros?|millis?|nanos?|ticks?|hours?|days?|mins?|secs?|hrs?|ms|d|h|m|s)(?![A-Za-z0-9_])/y;

export type NumberToken = LongToken | RealToken | TimespanToken;

/** `5`, `0x1f`, `1.5`, `1e3`, `1.5h`. Undefined where no number stands, or letters follow that are no unit. */
export function readNumber(text: string, at: number): NumberToken | undefined {
  const hex = match(hexadecimal, text, at);
  if (hex !== undefined) return { kind: 'long', at, end: at + hex.length, text: hex, value: BigInt.asIntN(64, BigInt(hex)) };
  const digits = match(decimal, text, at);
  if (digits === undefined) return undefined;
  const behind = at + digits.length;
  const name = match(unit, text, behind);
  if (name !== undefined) {
    const value = ticksOf(digits, name);
    return value === undefined ? undefined : { kind: 'timespan', at, end: behind + name.length, text: digits + name, value };
  }
  if (/[A-Za-z_]/.test(text[behind] ?? '')) return undefined;
  if (/^\d+$/.test(digits)) return { kind: 'long', at, end: behind, text: digits, value: BigInt.asIntN(64, BigInt(digits)) };
  return { kind: 'real', at, end: behind, text: digits, value: Number(digits) };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
