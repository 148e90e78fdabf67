import { compareDecimals, decimalOf } from '../decimal.ts';
import { decimal, double, float, isDecimal } from '../numbers.ts';
import type { StaticMethod, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { noOverload, numberOf, setOut } from './arguments.ts';
import { decimalStatics } from './decimal-statics.ts';
import { argumentException } from './exceptions.ts';
import { numberText, wholeOf } from './format-number.ts';
import { typeNameOf } from './of-value.ts';
import { orThrow, parseDecimal, parseDouble, parseWhole, zeroDecimal } from './parse-number.ts';
import type { Parsed } from './parse-number.ts';
import { wholeTypes } from './whole-types.ts';
import type { WholeType } from './whole-types.ts';

/** `Parse` and `TryParse`; styles and providers beside the text are not here. */
function parsing(name: string, parsed: (text: string) => Parsed<Value>, zero: Value): Readonly<Record<string, StaticMethod>> {
  return {
    Parse: (args) => {
      if (args.length > 1) throw noOverload(`${name}.Parse`, args);
      return orThrow(args[0], parsed);
    },
    TryParse: (args) => {
      if (args.length !== 2) throw noOverload(`${name}.TryParse`, args);
      const result = typeof args[0] === 'string' ? parsed(args[0]) : undefined;
      setOut(args, 1, result?.kind === 'value' ? result.value : zero);
      return result?.kind === 'value';
    },
  };
}

const order = (a: Value, b: Value): number => (numberOf(a) < numberOf(b) ? -1 : numberOf(a) > numberOf(b) ? 1 : 0);
const orderWhole = (a: Value, b: Value): number => (wholeOf(a) < wholeOf(b) ? -1 : wholeOf(a) > wholeOf(b) ? 1 : 0);

function base(name: string, compare: (a: Value, b: Value) => number): Pick<TypeMembers, 'name' | 'base' | 'text' | 'compare' | 'equals' | 'key' | 'methods'> {
  return {
    name,
    base: 'System.ValueType',
    text: numberText,
    compare,
    equals: (a, b) => compare(a, b) === 0,
    key: (value) => numberText(value),
    methods: {
      CompareTo: (target, [other = null]) => {
        if (other === null) return 1;
        if (typeNameOf(other) !== name) throw argumentException(`Object must be of type ${name.replace('System.', '')}.`);
        return compare(target, other);
      },
    },
  };
}

function whole(type: WholeType): TypeMembers {
  const statics = { properties: { MaxValue: () => type.make(type.max), MinValue: () => type.make(type.min) }, methods: parsing(type.name, (text) => parseWhole(text, type), type.make(0n)) };
  return { ...base(type.name, orderWhole), statics };
}

const test =
  (holds: (value: number) => boolean): StaticMethod =>
  ([value = null]) =>
    holds(numberOf(value));

function real(name: string, make: (value: number) => Value, [max, epsilon]: readonly [number, number]): TypeMembers {
  // NaN stands below all others and equals itself in Equals and CompareTo.
  const compare = (a: Value, b: Value): number => (Number.isNaN(numberOf(a)) || Number.isNaN(numberOf(b)) ? Number(Number.isNaN(numberOf(b))) - Number(Number.isNaN(numberOf(a))) : order(a, b));
  return {
    ...base(name, compare),
    statics: {
      properties: { MaxValue: () => make(max), MinValue: () => make(-max), Epsilon: () => make(epsilon), NaN: () => make(Number.NaN), PositiveInfinity: () => make(Infinity), NegativeInfinity: () => make(-Infinity) },
      methods: {
        ...parsing(name, (text) => parseDouble(text, name === 'System.Single'), make(0)),
        IsNaN: test(Number.isNaN),
        IsInfinity: test((value) => Math.abs(value) === Infinity),
        IsPositiveInfinity: test((value) => value === Infinity),
        IsNegativeInfinity: test((value) => value === -Infinity),
      },
    },
  };
}

const most = 2n ** 96n - 1n;
const asDecimal = (value: Value): Parameters<typeof compareDecimals>[0] => (isDecimal(value) ? value : (decimalOf(String(numberOf(value))) ?? zeroDecimal));

const decimalType: TypeMembers = {
  ...base('System.Decimal', (a, b) => compareDecimals(asDecimal(a), asDecimal(b))),
  key: (value) => numberText(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''),
  get statics() {
    return {
      properties: { MaxValue: () => decimal(most), MinValue: () => decimal(-most), One: () => decimal(1n), MinusOne: () => decimal(-1n), Zero: () => decimal(0n) },
      methods: { ...parsing('System.Decimal', parseDecimal, zeroDecimal), ...decimalStatics },
    };
  },
};

/** `int`, `long`, `double` and the others. */
export const numberTypes: readonly TypeMembers[] = [
  { name: 'System.ValueType' },
  ...wholeTypes.map(whole),
  real('System.Double', double, [Number.MAX_VALUE, Number.MIN_VALUE]),
  real('System.Single', float, [3.4028234663852886e38, 1.401298464324817e-45]),
  decimalType,
];
