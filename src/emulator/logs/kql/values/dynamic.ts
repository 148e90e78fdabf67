import { datetimeLongText } from './datetime.ts';
import { timespanText } from './timespan.ts';
import type { KType } from './type.ts';
import type { Dynamic, Value } from './value.ts';

/** A value of a type as part of a dynamic: integers are JSON numbers there, times are texts. */
export function dynamicOf(value: Value, type: KType): Dynamic {
  if (typeof value !== 'bigint') return value;
  if (type === 'datetime') return datetimeLongText(value);
  return type === 'timespan' ? timespanText(value) : Number(value);
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): Dynamic | undefined {
  try {
    return JSON.parse(text) as Dynamic;
  } catch {
    return undefined;
  }
}

/** JSON without blanks, keys in their order. */
export function jsonText(value: Dynamic): string {
  return JSON.stringify(value);
}
