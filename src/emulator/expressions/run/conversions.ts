import { enumValue, enumerationOf, isEnum } from './enumerations.ts';
import { isKind } from './hierarchy.ts';
import { argumentNull, invalidCast, nullReference } from './library/exceptions.ts';
import { isNumeric } from './numbers.ts';
import { convertNumber, isNumberType } from './operations/convert-number.ts';
import { membersOf, typeOfValue } from './registry.ts';
import type { Value } from './value.ts';

export type Conversion = (value: Value) => Value;

/** What a value becomes where a place wants another type: `1` in a `double`, text in a `JToken`. What does not convert stays. */
export function implicitly(type: string): Conversion | undefined {
  if (isNumberType(type)) return (value) => (isNumeric(value) ? convertNumber(value, type) : own(value, type));
  if (type === 'System.Object' || type === 'System.String' || type === 'System.Boolean') return undefined;
  return (value) => own(value, type);
}

function own(value: Value, type: string): Value {
  if (value === null || isKind(typeOfValue(value), type)) return value;
  return convertTo(value, type) ?? value;
}

function convertTo(value: Exclude<Value, null>, type: string): Value | undefined {
  return membersOf(value).convert?.[type]?.(value);
}

/** How a cast is made. */
export interface CastKind {
  /** `(int?)x`: null stays null. */
  readonly nullable: boolean;
  /** The target is a value type, so that null cannot be it. */
  readonly isValue: boolean;
  /** Out of an `object`: only what is of the very type comes out. */
  readonly boxed: boolean;
  /** The type whose own conversion is asked about null: JSON tokens refuse it with another exception. */
  readonly fromToken: boolean;
  readonly checked: boolean;
}

/** `(T)x`. @throws InvalidCastException, NullReferenceException, OverflowException */
export function cast(type: string, kind: CastKind): Conversion {
  if (isNumberType(type)) return numberCast(type, kind);
  const enumeration = enumerationOf(type) !== undefined;
  return (value) => {
    if (value === null) return castNull(kind);
    const from = typeOfValue(value);
    if (isKind(from, type)) return value;
    if (enumeration && (isEnum(value) || isNumeric(value))) return enumValue(type, isEnum(value) ? value.value : Number(convertNumber(value, 'System.Int32')));
    const convert = ownCast(value, type, kind);
    if (convert) return convert(value);
    throw noCast(from, type);
  };
}

function numberCast(type: string, kind: CastKind): Conversion {
  const { boxed, checked } = kind;
  return (value) => {
    if (typeof value === 'number' && type === 'System.Int32') return value;
    if (value === null) return castNull(kind);
    const from = typeOfValue(value);
    if (from === type) return value;
    if (!boxed && isNumeric(value)) return convertNumber(value, type, checked);
    if (isEnum(value) && (!boxed || type === 'System.Int32')) return convertNumber(value.value, type, checked);
    const convert = ownCast(value, type, kind);
    if (convert) return convert(value);
    throw noCast(from, type);
  };
}

/** A type may have a conversion of its own for nullables: a JSON null is null as `int?`. */
function ownCast(value: Value, type: string, { boxed, nullable }: CastKind): Conversion | undefined {
  if (boxed || value === null) return undefined;
  const { convert } = membersOf(value);
  return (nullable ? convert?.[`${type}?`] : undefined) ?? convert?.[type];
}

function castNull({ nullable, isValue, fromToken }: CastKind): Value {
  if (nullable || !isValue) return null;
  throw fromToken ? argumentNull('value') : nullReference();
}

function noCast(from: string, type: string): Error {
  return invalidCast(`Unable to cast object of type '${from}' to type '${type}'.`);
}
