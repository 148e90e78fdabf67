import { ClrArray } from '../../arrays.ts';
import { enumValue, enumerationOf } from '../../enumerations.ts';
import { isKind } from '../../hierarchy.ts';
import { isNumberType, convertNumber } from '../../operations/convert-number.ts';
import { isNumeric } from '../../numbers.ts';
import { membersAt } from '../../registry.ts';
import type { CallSite, ExtensionMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { textAt } from '../arguments.ts';
import { ClrDictionary, LookupObject } from '../collections/dictionary.ts';
import { invalidCast } from '../exceptions.ts';
import { textOf, typeNameOf } from '../of-value.ts';

const values = /^System\.(?:DateTime|DateTimeOffset|TimeSpan|Guid)$/;

/** `default(T)`. */
export function defaultOf(type: string, site: CallSite): Value {
  if (type.endsWith('?')) return null;
  if (type === 'System.Boolean') return false;
  if (isNumberType(type)) return convertNumber(0, type);
  if (enumerationOf(type)) return enumValue(type, 0);
  return values.test(type) ? (membersAt(type).construct?.([], site) ?? null) : null;
}

/** Variables keep the type that they were set with: another one is an invalid cast, also of a number (apim.md 2.1, set-variable). */
function as(value: Value, type: string | undefined): Value {
  if (type === undefined || value === null || isKind(typeNameOf(value), type.replace(/\?$/, ''))) return value;
  throw invalidCast(`Unable to cast object of type '${typeNameOf(value)}' to type '${type}'.`);
}

/** A default takes the type that is asked for: `GetValueOrDefault<long>("n", 0)`. */
function fitting(value: Value, type: string): Value {
  return isNumeric(value) && isNumberType(type) ? convertNumber(value, type) : value;
}

/** What the service adds to dictionaries: several values of a header come as one text. */
export const getValueOrDefault: ExtensionMembers = {
  on: (target) => target instanceof LookupObject || target instanceof ClrDictionary,
  methods: {
    GetValueOrDefault: (target, args, site) => {
      if (!(target instanceof LookupObject || target instanceof ClrDictionary)) return null;
      const found = target.find(textAt(args, 0, 'key'));
      const [type] = site.typeArguments;
      if (!found) return args.length > 1 ? fitting(args[1] ?? null, type ?? '') : type === undefined ? null : defaultOf(type, site);
      const { value } = found;
      const isList = target instanceof LookupObject && value instanceof ClrArray && value.clrType === 'System.String[]' && type === undefined;
      return isList ? value.items.map((one) => textOf(one)).join(',') : as(value, type);
    },
  },
};
