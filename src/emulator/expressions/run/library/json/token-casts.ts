import { ClrBytes } from '../../arrays.ts';
import { convertNumber } from '../../operations/convert-number.ts';
import { isNumeric } from '../../numbers.ts';
import type { StaticMethod } from '../../members.ts';
import type { Value } from '../../value.ts';
import { argumentException } from '../exceptions.ts';
import { convert } from '../convert.ts';
import { textOf } from '../of-value.ts';
import { guidType } from '../guid.ts';
import { uriType } from '../uri.ts';
import { timeSpanType } from '../time/time-span.ts';
import { dateTimeOffsetType } from '../time/date-time-offset.ts';
import { isDateTime } from '../time/date-time.ts';
import { typeOfToken } from './json-writer.ts';
import { JProperty, JValue } from './token.ts';
import type { JToken, ValueKind } from './token.ts';

type Cast = (value: Value) => Value;

/** Members of other files are asked for when a cast runs: files of the library load each other in any order. No conversion is given the place of its call: what they call needs none of it. */
const nowhere: Parameters<StaticMethod>[1] = { typeArguments: [], spend: () => undefined, now: () => 0, random: () => 0 };

const numbers: readonly ValueKind[] = ['Integer', 'Float', 'String', 'Comment', 'Raw', 'Boolean'];
const texts: readonly ValueKind[] = ['Date', 'Integer', 'Float', 'String', 'Comment', 'Raw', 'Boolean', 'Bytes', 'Guid', 'TimeSpan', 'Uri'];

/** The value in a token, which has to be of one of these kinds. */
function held(target: Value, kinds: readonly ValueKind[], shown: string, nullable: boolean): { readonly value: Value } | undefined {
  const token = target instanceof JProperty ? target.value : target;
  if (token instanceof JValue && nullable && (token.kind === 'Null' || token.kind === 'Undefined')) return undefined;
  if (!(token instanceof JValue) || !kinds.includes(token.kind)) throw argumentException(`Can not convert ${typeOfToken(token as JToken)} to ${shown}.`);
  return token;
}

const call = (name: string, value: Value): Value => convert.statics?.methods?.[name]?.([value], nowhere) ?? null;

const number =
  (type: string, nullable: boolean): Cast =>
  (target) => {
    const shown = type.replace('System.', '');
    const found = held(target, numbers, shown, nullable);
    if (!found) return null;
    const made = call(`To${shown}`, found.value);
    return isNumeric(made) ? convertNumber(made, type) : made;
  };

const numberTypes = ['Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'].map((name) => `System.${name}`);

/** From a kind of its own, or from text that is parsed. */
const special =
  (shown: string, kinds: readonly ValueKind[], parse: () => StaticMethod | undefined, nullable: boolean, is: (value: Value) => boolean): Cast =>
  (target) => {
    const found = held(target, kinds, shown, nullable);
    if (!found) return null;
    return is(found.value) ? found.value : (parse()?.([textOf(found.value)], nowhere) ?? null);
  };

function isA(name: string): (value: Value) => boolean {
  return (value) => typeof value === 'object' && value?.clrType === name;
}

function specials(nullable: boolean): Readonly<Record<string, Cast>> {
  return {
    'System.Boolean': (target) => {
      const found = held(target, ['Integer', 'Float', 'String', 'Comment', 'Raw', 'Boolean'], 'Boolean', nullable);
      return found ? call('ToBoolean', found.value) : null;
    },
    'System.DateTime': special('DateTime', ['Date', 'String', 'Comment', 'Raw'], () => convert.statics?.methods?.ToDateTime, nullable, isA('System.DateTime')),
    'System.DateTimeOffset': (target) => {
      const found = held(target, ['Date', 'String', 'Comment', 'Raw'], 'DateTimeOffset', nullable);
      if (!found) return null;
      return isDateTime(found.value) ? (dateTimeOffsetType.construct?.([found.value], nowhere) ?? null) : (dateTimeOffsetType.statics?.methods?.Parse?.([textOf(found.value)], nowhere) ?? null);
    },
    'System.Guid': special('Guid', ['String', 'Comment', 'Raw', 'Guid', 'Bytes'], () => guidType.statics?.methods?.Parse, nullable, isA('System.Guid')),
    'System.TimeSpan': special('TimeSpan', ['String', 'Comment', 'Raw', 'TimeSpan'], () => timeSpanType.statics?.methods?.Parse, nullable, isA('System.TimeSpan')),
    'System.Char': special('Char', ['String', 'Integer'], () => convert.statics?.methods?.ToChar, nullable, isA('System.Char')),
  };
}

const all = (nullable: boolean): Readonly<Record<string, Cast>> => ({ ...Object.fromEntries(numberTypes.map((type) => [type, number(type, nullable)])), ...specials(nullable) });

/** `(string)token`, `(int)token`, `(DateTime?)token`, … : conversions that Newtonsoft defines, nullable ones by a name with a question mark. */
export const tokenCasts: Readonly<Record<string, Cast>> = {
  ...all(false),
  ...Object.fromEntries(Object.entries(all(true)).map(([type, cast]) => [`${type}?`, cast])),
  'System.String': (target) => {
    const found = held(target, texts, 'String', true);
    if (!found) return null;
    return found.value instanceof ClrBytes ? Buffer.from(found.value.bytes).toString('base64') : textOf(found.value);
  },
  'System.Uri': (target) => {
    const found = held(target, ['String', 'Comment', 'Raw', 'Uri'], 'Uri', true);
    return found ? (isA('System.Uri')(found.value) ? found.value : (uriType.construct?.([textOf(found.value)], nowhere) ?? null)) : null;
  },
  'System.Byte[]': (target) => {
    const found = held(target, ['Bytes', 'String', 'Comment', 'Raw', 'Integer'], 'byte array', true);
    return found ? (found.value instanceof ClrBytes ? found.value : call('FromBase64String', textOf(found.value))) : null;
  },
};
