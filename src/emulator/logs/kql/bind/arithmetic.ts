import { inRange } from '../values/datetime.ts';
import { isInteger, isNumber, type KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';

/** What an operator does with two values that are not null. */
export interface Operation {
  readonly type: KType;
  readonly apply: (left: Value, right: Value) => Value;
}

type Whole = (a: bigint, b: bigint) => bigint | null;
type Fraction = (a: number, b: number) => number;

const whole: Readonly<Record<string, Whole>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? null : a / b),
  '%': (a, b) => (b === 0n ? null : smallest(a % b, b < 0n ? -b : b)),
};

/** "A small non-negative number" (numerical-operators). */
function smallest(rest: bigint, size: bigint): bigint {
  return rest < 0n ? rest + size : rest;
}

const fraction: Readonly<Record<string, Fraction>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => ((a % b) + Math.abs(b)) % Math.abs(b),
};

/** Integers give long, a real gives real, times what the sense of them is. Undefined: not defined for these types. */
export function arithmetic(op: string, left: KType, right: KType): Operation | undefined {
  if (left === 'dynamic' && right === 'dynamic') return { type: 'dynamic', apply: (a, b) => (typeof a === 'number' && typeof b === 'number' ? (fraction[op]?.(a, b) ?? null) : null) };
  if (isInteger(left) && isInteger(right)) return { type: 'long', apply: integers(op) };
  if (isNumber(left) && isNumber(right)) return { type: 'real', apply: (a, b) => fraction[op]?.(Number(a), Number(b)) ?? null };
  return times(op, left, right);
}

function integers(op: string): Operation['apply'] {
  return (a, b) => {
    const result = whole[op]?.(a as bigint, b as bigint) ?? null;
    return result === null ? null : BigInt.asIntN(64, result);
  };
}

const date = (sum: Whole): Operation => ({ type: 'datetime', apply: (a, b) => inRange(sum(a as bigint, b as bigint) ?? -1n) });
const span = (sum: Whole): Operation => ({ type: 'timespan', apply: (a, b) => sum(a as bigint, b as bigint) });

function times(op: string, left: KType, right: KType): Operation | undefined {
  const pair = `${left}${op}${right}`;
  if (pair === 'datetime-datetime') return span((a, b) => a - b);
  if (pair === 'datetime+timespan' || pair === 'timespan+datetime') return date((a, b) => a + b);
  if (pair === 'datetime-timespan') return date((a, b) => a - b);
  if (left === 'timespan' && right === 'timespan') {
    if (op === '/') return { type: 'real', apply: (a, b) => Number(a) / Number(b) };
    if (op === '+' || op === '-') return { type: 'timespan', apply: integers(op) };
    return op === '%' ? { type: 'timespan', apply: integers('%') } : undefined;
  }
  if (left === 'timespan' && isNumber(right) && (op === '*' || op === '/')) return { type: 'timespan', apply: (a, b) => scaled(Number(a), op === '*' ? Number(b) : 1 / Number(b)) };
  if (isNumber(left) && right === 'timespan' && op === '*') return { type: 'timespan', apply: (a, b) => scaled(Number(b), Number(a)) };
  return undefined;
}

function scaled(ticks: number, by: number): bigint | null {
  const result = ticks * by;
  return Number.isFinite(result) && Math.abs(result) < 2 ** 63 ? BigInt(Math.round(result)) : null;
}
