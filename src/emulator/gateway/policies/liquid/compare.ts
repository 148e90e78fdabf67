import { equal } from '../../../expressions/run/library/of-value.ts';
import { isDateTime } from '../../../expressions/run/library/time/date-time.ts';
import { compareNumbers, decimalIn, isNumber } from './numbers.ts';
import { clrText } from './value-text.ts';
import { Pair, blank, isList, isScalar, sizeOf } from './values.ts';
import type { LiquidValue, empty } from './values.ts';

/** `==`: what has different types is equal where one can be made the other, as `1` and `"1"` (DotLiquid). */
export function same(a: LiquidValue, b: LiquidValue): boolean {
  if (a === null || b === null) return a === b;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, at) => same(item, b[at] ?? null));
  if (a instanceof Pair && b instanceof Pair) return a.key === b.key && same(a.value, b.value);
  if (!isScalar(a) || !isScalar(b)) return a === b;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (isNumber(a) || isNumber(b)) return sameNumber(a, b);
  if (typeof a === 'boolean' || typeof b === 'boolean') return clrText(a).toLowerCase() === clrText(b).trim().toLowerCase();
  return typeof a === 'string' || typeof b === 'string' ? clrText(a) === clrText(b) : equal(a, b);
}

function sameNumber(a: LiquidValue, b: LiquidValue): boolean {
  const [left, right] = [decimalIn(a), decimalIn(b)];
  return left !== undefined && right !== undefined && compareNumbers(left, right) === 0;
}

/** `== empty` and `== blank`. */
export function isSo(value: LiquidValue, what: typeof empty | typeof blank): boolean {
  if (what === blank && (value === null || value === false || (typeof value === 'string' && value.trim() === ''))) return true;
  return sizeOf(value) === 0;
}

/** Below, above or 0; undefined where one is null. @throws Error where the two have no order. */
export function order(a: LiquidValue, b: LiquidValue): number | undefined {
  if (a === null || b === null) return undefined;
  if (isNumber(a)) {
    const right = isNumber(b) ? b : decimalIn(b);
    if (right !== undefined) return compareNumbers(a, right);
  }
  if (isDateTime(a as never) && isDateTime(b as never)) return compareText(dateKey(a), dateKey(b));
  if (typeof a === 'string' && isScalar(b)) return compareText(a, clrText(b));
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  throw new Error(`'${clrText(a)}' and '${clrText(b)}' have no order.`);
}

const dateKey = (value: LiquidValue): string => String((value as { readonly ticks?: bigint }).ticks).padStart(20, '0');
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
