import { ClrArray } from '../../arrays.ts';
import { isKind } from '../../hierarchy.ts';
import { ClrException } from '../../value.ts';
import type { Value } from '../../value.ts';
import { ClrDictionary } from '../collections/dictionary.ts';
import { ClrHashSet } from '../collections/hash-set.ts';
import { ClrList } from '../collections/list.ts';
import { invalidCast } from '../exceptions.ts';
import { NotHere } from '../not-here.ts';
import { typeNameOf } from '../of-value.ts';
import { typeOfToken } from './json-writer.ts';
import { tokenCasts } from './token-casts.ts';
import { JArray, JObject, JValue } from './token.ts';
import type { JToken } from './token.ts';

/** The value itself where JSON says its type: `long`, `string`, …; objects and arrays stay tokens. */
export function plainValue(token: JToken): Value {
  return token instanceof JValue ? token.value : token;
}

/** `ToObject<T>()`, `DeserializeObject<T>()`. What T's own type arguments are is not known here: elements become what JSON says. */
export function objectFrom(token: JToken, type: string): Value {
  if (type === 'System.Object') return plainValue(token);
  if (isKind(token.clrType, type)) return token;
  const items = token instanceof JArray ? token.items : undefined;
  if (items && type.endsWith('[]') && type !== 'System.Byte[]') return new ClrArray(type.slice(0, -2), items.map((one) => objectFrom(one, type.slice(0, -2))));
  switch (type) {
    case 'System.Collections.Generic.List':
    case 'System.Collections.Generic.IList':
    case 'System.Collections.Generic.IEnumerable':
    case 'System.Collections.Generic.ICollection':
      if (items) return new ClrList(items.map(plainValue));
      break;
    case 'System.Collections.Generic.HashSet':
      if (items) return new ClrHashSet(items.map(plainValue));
      break;
    case 'System.Collections.Generic.Dictionary':
    case 'System.Collections.Generic.IDictionary':
      if (token instanceof JObject) return dictionaryFrom(token);
      break;
    default:
      if (token instanceof JValue) return simple(token, type);
  }
  if (token instanceof JValue && token.kind === 'Null') return null;
  throw new ClrException('Newtonsoft.Json.JsonSerializationException', `Cannot deserialize the current JSON ${typeOfToken(token).toLowerCase()} into type '${type}'.`);
}

function dictionaryFrom(token: JObject): ClrDictionary {
  const made = new ClrDictionary();
  for (const { name, value } of token.properties) made.set(name, plainValue(value));
  return made;
}

function simple(token: JValue, type: string): Value {
  const cast = tokenCasts[type];
  if (!cast) throw new NotHere(`JSON as ${type}`);
  return cast(token);
}

/** `Value<T>()`: a token as it is, or its value changed into a T. */
export function valueAs(token: JToken, type: string): Value {
  if (isKind(token.clrType, type) && type !== 'System.Object') return token;
  if (!(token instanceof JValue)) throw invalidCast(`Cannot cast ${token.clrType} to ${type}.`);
  if (token.value === null) {
    if (type.endsWith('?') || type === 'System.String' || type === 'System.Object') return null;
    throw invalidCast('Null object cannot be converted to a value type.');
  }
  return typeNameOf(token.value) === type || type === 'System.Object' ? token.value : simple(token, type);
}
