import { compareValues, sameValue } from '../values/compare.ts';
import { convert } from '../values/convert.ts';
import { isNumber, type KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';

export type Comparison = (left: Value, right: Value) => boolean | null;

/** Types whose values have an order; texts are compared for equality only. */
const ordered: ReadonlySet<KType> = new Set(['int', 'long', 'real', 'datetime', 'timespan', 'bool', 'dynamic']);

export function areComparable(left: KType, right: KType): boolean {
  return left === right || left === 'dynamic' || right === 'dynamic' || (isNumber(left) && isNumber(right));
}

/** Of two types where one is dynamic: the other one, which the dynamic's value must have. */
function asOther(value: Value, own: KType, other: KType): Value {
  if (own !== 'dynamic' || other === 'dynamic') return value;
  if (isNumber(other)) return typeof value === 'number' ? value : null;
  if (other === 'string') return typeof value === 'string' ? value : value === null ? null : '';
  return other === 'bool' ? (typeof value === 'boolean' ? value : null) : convert(value, 'dynamic', other);
}

/** True, false or null as documented for nulls (null-values): one null is unequal to anything else, two give null. */
export function equality(negated: boolean, left: KType, right: KType): Comparison {
  return (a, b) => {
    const [x, y] = [asOther(a, left, right), asOther(b, right, left)];
    if (x === null && y === null) return null;
    if (x === null || y === null) return negated;
    return sameValue(x, y) !== negated;
  };
}

/** Undefined: these types have no order. */
export function order(op: string, left: KType, right: KType): Comparison | undefined {
  if (!areComparable(left, right) || !ordered.has(left) || !ordered.has(right)) return undefined;
  return (a, b) => {
    const [x, y] = [asOther(a, left, right), asOther(b, right, left)];
    if (x === null || y === null) return null;
    if (Number.isNaN(x) || Number.isNaN(y)) return false;
    const sign = compareValues(x, y);
    return op === '<' ? sign < 0 : op === '<=' ? sign <= 0 : op === '>' ? sign > 0 : sign >= 0;
  };
}
