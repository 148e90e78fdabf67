import type { StaticMethod, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { isInt, itemsAt, noOverload, numberOf, rest, textAt } from './arguments.ts';
import { compareNullable, comparisonIn, equalText } from './compare-text.ts';
import { compositeFormat } from './composite-format.ts';
import { hashOf, itemsOf, textOf } from './of-value.ts';
import { isBlank } from './white-space.ts';

const join: StaticMethod = (args, site) => {
  const values = args.length === 2 ? joined(args[1] ?? null) : rest(args, 1);
  if (args.length === 4 && isInt(args[2]) && isInt(args[3])) return Array.from(itemsAt(args, 1, 'value'), (one) => textOf(one)).slice(numberOf(args[2]), numberOf(args[2]) + numberOf(args[3])).join(textOf(args[0] ?? null));
  const text = values.map((one) => textOf(one)).join(textOf(args[0] ?? null));
  site.spend(text.length + values.length);
  return text;
};

function joined(value: Value): readonly Value[] {
  return typeof value === 'string' ? [value] : [...(itemsOf(value) ?? [value])];
}

const compare: StaticMethod = (args) => {
  const [a = null, b = null, third] = args;
  if (isInt(third)) throw noOverload('string.Compare', args);
  const ignoreCase = third === true ? 'CurrentCultureIgnoreCase' : undefined;
  return compareNullable(a, b, comparisonIn(args) ?? ignoreCase ?? 'CurrentCulture');
};

const concat: StaticMethod = (args, site) => {
  const [only] = args;
  const values = args.length === 1 && only !== undefined && typeof only !== 'string' ? [...(itemsOf(only) ?? [only])] : args;
  const text = values.map((one) => textOf(one)).join('');
  site.spend(text.length);
  return text;
};

const isEmpty = (value: Value | undefined): boolean => value === null || value === undefined || value === '';

/** What `string` has itself. */
export const stringStatics: NonNullable<TypeMembers['statics']> = {
  properties: { Empty: () => '' },
  methods: {
    Compare: compare,
    CompareOrdinal: ([a = null, b = null]) => compareNullable(a, b, 'Ordinal'),
    Concat: concat,
    Copy: (args) => textAt(args, 0, 'str'),
    Equals: (args) => equalText(args[0] ?? null, args[1] ?? null, comparisonIn(args)),
    Format: (args, site) => {
      const text = compositeFormat(textAt(args, 0, 'format'), rest(args, 1));
      site.spend(text.length);
      return text;
    },
    GetHashCode: ([value = null]) => hashOf(value),
    Intern: (args) => textAt(args, 0, 'str'),
    IsNullOrEmpty: ([value]) => isEmpty(value),
    IsNullOrWhiteSpace: ([value]) => isEmpty(value) || isBlank(textOf(value ?? null)),
    Join: join,
    ReferenceEquals: ([a, b]) => a === b,
  },
};
