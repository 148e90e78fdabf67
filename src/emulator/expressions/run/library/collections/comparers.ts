import type { TypeMembers } from '../../members.ts';
import { NotHere } from '../not-here.ts';
import type { ClrObject, Value } from '../../value.ts';
import { compareNullable, equalText, fold, ignoresCase } from '../compare-text.ts';
import { hashOf, keyOf, typeNameOf } from '../of-value.ts';

class StringComparer implements ClrObject {
  readonly clrType = 'System.StringComparer';
  readonly comparison: string;

  constructor(comparison: string) {
    this.comparison = comparison;
  }
}

/** What values that a comparer takes for equal have in common; without one by the values themselves. @throws NotHere for a comparer of another kind */
export function keyWith(comparer: Value | undefined): (value: Value) => unknown {
  if (comparer === undefined || comparer === null) return keyOf;
  if (!(comparer instanceof StringComparer)) throw new NotHere(`${typeNameOf(comparer)} as a comparer`);
  return ignoresCase(comparer.comparison) ? (value) => (typeof value === 'string' ? fold(value) : keyOf(value)) : keyOf;
}

export function isComparer(value: Value | undefined): value is StringComparer {
  return value instanceof StringComparer;
}

/** How a comparer orders, where one is given. */
export function orderWith(comparer: Value | undefined): ((a: Value, b: Value) => number) | undefined {
  return isComparer(comparer) ? (a, b) => compareNullable(a, b, comparer.comparison) : undefined;
}

const comparison = (target: Value): string => (target instanceof StringComparer ? target.comparison : 'Ordinal');
const names = ['CurrentCulture', 'CurrentCultureIgnoreCase', 'InvariantCulture', 'InvariantCultureIgnoreCase', 'Ordinal', 'OrdinalIgnoreCase'];
const comparers = Object.fromEntries(names.map((name) => [name, new StringComparer(name)]));

export const stringComparer: TypeMembers = {
  name: 'System.StringComparer',
  methods: {
    Compare: (target, [a = null, b = null]) => compareNullable(a, b, comparison(target)),
    Equals: (target, [a = null, b = null]) => equalText(a, b, comparison(target)),
    GetHashCode: (target, [value = null]) => hashOf(typeof value === 'string' && ignoresCase(comparison(target)) ? fold(value) : value),
  },
  statics: { properties: Object.fromEntries(Object.entries(comparers).map(([name, one]) => [name, () => one])) },
};
