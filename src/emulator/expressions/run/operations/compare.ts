import { compareDecimals } from '../decimal.ts';
import { isEnum } from '../enumerations.ts';
import { isNumeric } from '../numbers.ts';
import type { Numeric } from '../numbers.ts';
import { membersOf, typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { promoted } from './arithmetic.ts';
import { toBigInt, toDecimal, toNumber } from './convert-number.ts';

/** Below 0, 0, above 0; NaN where a double is none; undefined where the two have no order. */
export function order(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return Number.NaN;
  if (isNumeric(a) && isNumeric(b)) return orderNumbers(a, b);
  if (isEnum(a) && isEnum(b)) return a.value - b.value;
  if (typeof a !== 'object' || typeof b !== 'object' || typeOfValue(a) !== typeOfValue(b)) return undefined;
  return membersOf(a).compare?.(a, b);
}

export function orderNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const type = promoted(a, b);
  if (type === 'System.Decimal') return compareDecimals(toDecimal(a), toDecimal(b));
  if (type === 'System.Double' || type === 'System.Single') return sign(toNumber(a), toNumber(b));
  const [left, right] = [toBigInt(a) ?? 0n, toBigInt(b) ?? 0n];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sign(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : a > b ? 1 : Number.NaN;
}

/** Types that define `Equals` and leave `==` to compare references. */
const byReference = /^Newtonsoft\.|^AnonymousType$|^System\.(?:Tuple|Collections|Net|Text|IO|Xml\.Linq\.X(?!Name|Namespace))/;

/** `==`. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return !(typeof a === 'object' && a !== null && 'value' in a && Number.isNaN(a.value));
  if (a === null || b === null) return false;
  if (typeof a !== 'object' && typeof a === typeof b) return false;
  if (isNumeric(a) && isNumeric(b)) return orderNumbers(a, b) === 0;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (isEnum(a) && isEnum(b)) return a.value === b.value && a.clrType === b.clrType;
  if (byReference.test(a.clrType)) return false;
  const members = membersOf(a);
  const defined = members.operators?.['==']?.(a, b);
  return typeof defined === 'boolean' ? defined : a.clrType === b.clrType && (members.equals?.(a, b) ?? false);
}
