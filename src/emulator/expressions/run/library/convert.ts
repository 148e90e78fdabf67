import { ClrBytes } from '../arrays.ts';
import { char, charOf, double, float, isChar, isDecimal } from '../numbers.ts';
import type { CallSite, StaticMethod, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { isInt, isReal, noOverload, numberOf } from './arguments.ts';
import { parseBoolean } from './boolean.ts';
import { decimalFrom } from './decimal-statics.ts';
import { argumentNull, formatException, invalidCast, overflow } from './exceptions.ts';
import { wholeOf } from './format-number.ts';
import { isBytes, isOf, textOf, typeNameOf } from './of-value.ts';
import { orThrow, parseDecimal, parseDouble, parseWhole, zeroDecimal } from './parse-number.ts';
import { roundDecimal, roundDouble } from './rounding.ts';
import { wholeTypes } from './whole-types.ts';
import type { WholeType } from './whole-types.ts';
import { dateTimeFrom } from './time/convert-date.ts';
import { tokenValue } from './json/token-value.ts';

/** Halves to even, null as zero. */
function toWhole(value: Value, type: WholeType, args: readonly Value[]): Value {
  if (value === null) return type.make(0n);
  if (typeof value === 'boolean') return type.make(value ? 1n : 0n);
  if (typeof value === 'string') return args.length > 1 ? fromBase(value, type, args[1] ?? null) : orThrow(value, (text) => parseWhole(text, type));
  const whole = rounded(value, type);
  if (whole < type.min || whole > type.max) throw overflow(type.shown);
  return type.make(whole);
}

function rounded(value: Value, type: WholeType): bigint {
  if (isDecimal(value)) return roundDecimal(value, 0, 'ToEven').units;
  if (isReal(value)) {
    const number = roundDouble(numberOf(value), 0, 'ToEven');
    if (!Number.isFinite(number)) throw overflow(type.shown);
    return BigInt(number);
  }
  if (isChar(value) || isOf(value, 'System.ValueType')) return wholeOf(value);
  if (isOf(value, 'System.Enum') && value !== null && typeof value === 'object' && 'value' in value) return BigInt(Number(value.value));
  throw invalidCast(`Unable to cast object of type '${typeNameOf(value)}' to type 'System.IConvertible'.`);
}

/** `Convert.ToInt32("ff", 16)`. */
function fromBase(text: string, type: WholeType, base: Value): Value {
  const radix = numberOf(base);
  const digits = radix === 16 ? text.replace(/^0x/i, '') : text;
  const allowed: Readonly<Record<number, RegExp>> = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^-?\d+$/, 16: /^[0-9a-f]+$/i };
  if (allowed[radix]?.test(digits) !== true) throw formatException('Could not find any recognizable digits.');
  if (radix === 10) return orThrow(text, (plain) => parseWhole(plain, type));
  const value = BigInt(`${{ 2: '0b', 8: '0o', 16: '0x' }[radix] ?? ''}${digits}`);
  const bits = (type.max - type.min).toString(2).length;
  if (value >= 2n ** BigInt(bits)) throw overflow(type.shown);
  return type.make(type.min < 0n ? BigInt.asIntN(bits, value) : value);
}

const toReal =
  (single: boolean): StaticMethod =>
  ([given = null]) => {
    const value = tokenValue(given);
    if (typeof value === 'string') return orThrow(value, (text) => parseDouble(text, single));
    return (single ? float : double)(value === null ? 0 : typeof value === 'boolean' ? Number(value) : numberOf(value));
  };

const toBoolean: StaticMethod = ([given = null]) => {
  const value = tokenValue(given);
  if (value === null || typeof value === 'boolean') return value ?? false;
  if (typeof value !== 'string') return numberOf(value) !== 0;
  const parsed = parseBoolean(value);
  if (parsed === undefined) throw formatException(`String '${value}' was not recognized as a valid Boolean.`);
  return parsed;
};

const toText: StaticMethod = (args) => {
  const [value = null, base] = args;
  if (value === null) return '';
  if (!isInt(base) || typeof value === 'string') return textOf(value);
  const radix = numberOf(base);
  return (radix === 10 ? wholeOf(value) : BigInt.asUintN(typeof value === 'bigint' ? 64 : 32, wholeOf(value))).toString(radix);
};

function bytesAt(args: readonly Value[], parameter: string): Uint8Array {
  const [value, at, length] = args;
  if (!isBytes(value)) throw argumentNull(parameter);
  return isInt(at) ? value.bytes.subarray(numberOf(at), isInt(length) ? numberOf(at) + numberOf(length) : undefined) : value.bytes;
}

function fromBase64([text]: readonly Value[], site: CallSite): ClrBytes {
  if (typeof text !== 'string') throw argumentNull('s');
  site.spend(text.length);
  const plain = text.replaceAll(/[\t\n\r ]/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) throw formatException('The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.');
  return new ClrBytes(Buffer.from(plain, 'base64'));
}

const hex =
  (upper: boolean): StaticMethod =>
  (args, site) => {
    const text = Buffer.from(bytesAt(args, 'inArray')).toString('hex');
    site.spend(text.length);
    return upper ? text.toUpperCase() : text;
  };

/** `Convert.ToInt32` and its kin for every whole type. */
const wholes = Object.fromEntries(wholeTypes.map((type): [string, StaticMethod] => [type.name.replace('System.', 'To'), (args) => toWhole(tokenValue(args[0] ?? null), type, args)]));

export const convert: TypeMembers = {
  name: 'System.Convert',
  statics: {
    methods: {
      ...wholes,
      FromBase64String: (args, site) => fromBase64(args, site),
      FromHexString: ([text], site) => {
        if (typeof text !== 'string') throw argumentNull('s');
        site.spend(text.length);
        if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) throw formatException('The input is not a valid hex string as its length is not a multiple of 2.');
        return new ClrBytes(Buffer.from(text, 'hex'));
      },
      IsDBNull: () => false,
      ToBase64String: (args, site) => {
        const wraps = args.at(-1);
        if (wraps !== null && typeof wraps === 'object') if (!isBytes(wraps)) throw noOverload('Convert.ToBase64String', args);
        const bytes = bytesAt(args, 'inArray');
        site.spend(bytes.length * 2);
        return Buffer.from(bytes).toString('base64');
      },
      ToBoolean: toBoolean,
      ToChar: ([value = null]) => {
        if (typeof value !== 'string') return char(Number(wholeOf(value)));
        if (value.length !== 1) throw formatException('String must be exactly one character long.');
        return charOf(value);
      },
      ToDateTime: ([value = null]) => dateTimeFrom(tokenValue(value)),
      ToDecimal: ([given = null]) => {
        const value = tokenValue(given);
        if (value === null || typeof value === 'boolean') return decimalFrom(value === true ? 1 : 0);
        return typeof value === 'string' ? orThrow(value, parseDecimal) : (decimalFrom(value) ?? zeroDecimal);
      },
      ToDouble: toReal(false),
      ToHexString: hex(true),
      ToHexStringLower: hex(false),
      ToSingle: toReal(true),
      ToString: toText,
    },
  },
};
