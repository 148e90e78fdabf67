import { ClrArray, ClrBytes } from '../../arrays.ts';
import { isEnum } from '../../enumerations.ts';
import { isChar, isDecimal, isSmall, isUnsignedLong } from '../../numbers.ts';
import { AnonymousValue, TupleValue } from '../../objects.ts';
import type { Value } from '../../value.ts';
import { isReal } from '../arguments.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { argumentException } from '../exceptions.ts';
import { NotHere } from '../not-here.ts';
import { itemsOf, textOf, typeNameOf } from '../of-value.ts';
import { bigInteger } from './big-integer.ts';
import { JArray, JObject, JValue, isToken, nullToken } from './token.ts';
import type { JToken, ValueKind } from './token.ts';

const kinds: Readonly<Record<string, ValueKind>> = { 'System.DateTime': 'Date', 'System.DateTimeOffset': 'Date', 'System.Guid': 'Guid', 'System.Uri': 'Uri', 'System.TimeSpan': 'TimeSpan', 'System.Byte[]': 'Bytes', 'System.Numerics.BigInteger': 'Integer' };

/** What becomes a `JValue`; undefined for what does not. Whole numbers become `long`. */
export function valueToken(value: Value): JValue | undefined {
  if (value === null) return nullToken();
  if (typeof value === 'string') return new JValue('String', value);
  if (typeof value === 'boolean') return new JValue('Boolean', value);
  if (typeof value === 'number' || typeof value === 'bigint') return new JValue('Integer', BigInt(value));
  if (isChar(value)) return new JValue('String', textOf(value));
  if (isDecimal(value) || isReal(value)) return new JValue('Float', value);
  if (isSmall(value) || isEnum(value)) return new JValue('Integer', BigInt(value.value));
  if (isUnsignedLong(value)) return new JValue('Integer', value.value < 2n ** 63n ? value.value : bigInteger(value.value));
  const kind = kinds[value.clrType];
  return kind && new JValue(kind, value);
}

/** What stands as content in `new JProperty(…)`, `Add(…)`, `token[…] = …`: several things are an array. */
export function contentToken(value: Value): JToken {
  if (isToken(value)) return value;
  const simple = valueToken(value);
  if (simple) return simple;
  const items = itemsOf(value);
  if (!items) throw argumentException(`Could not determine JSON object type for type ${typeNameOf(value)}.`);
  return new JArray(Array.from(items, contentToken));
}

/** `JToken.FromObject`, `JsonConvert.SerializeObject`: objects of policies as JSON. @throws NotHere for types whose JSON is not known */
export function tokenFrom(value: Value, depth = 0): JToken {
  if (depth > 100) throw new NotHere('JSON of objects that deep');
  if (isToken(value)) return value;
  const simple = valueToken(value);
  if (simple) return simple;
  if (value instanceof AnonymousValue) return objectFrom(value.members, depth);
  if (value instanceof KeyValuePair) return objectFrom([['Key', value.key], ['Value', value.value]], depth);
  if (value instanceof TupleValue) return objectFrom(value.items.map((one, at) => [`Item${at + 1}`, one] as const), depth);
  const items = itemsOf(value);
  if (!items) throw new NotHere(`JSON of ${typeNameOf(value)}`);
  if (value instanceof ClrArray || value instanceof ClrBytes || !typeNameOf(value).includes('Dictionary')) return new JArray(Array.from(items, (one) => tokenFrom(one, depth + 1)));
  return objectFrom(Array.from(items, (pair) => (pair instanceof KeyValuePair ? ([textOf(pair.key), pair.value] as const) : (['', null] as const))), depth);
}

function objectFrom(members: Iterable<readonly [string, Value]>, depth: number): JObject {
  const made = new JObject();
  for (const [name, value] of members) made.set(name, tokenFrom(value, depth + 1));
  return made;
}
