import type { Value } from '../../value.ts';
import { argumentNull, formatException, invalidCast } from '../exceptions.ts';
import { typeNameOf } from '../of-value.ts';
import { readDate } from './parse-date.ts';
import type { ReadDate } from './parse-date.ts';
import { dateTime, dateTimeOffset, perMinute } from './ticks.ts';
import type { ClrDateTime, ClrDateTimeOffset } from './ticks.ts';

/** A text that names its distance to UTC becomes local time, which is UTC here. */
export function asDateTime({ ticks, offset }: ReadDate): ClrDateTime {
  return offset === undefined ? dateTime(ticks, 'Unspecified') : dateTime(ticks - BigInt(offset) * perMinute, 'Local');
}

export function asDateTimeOffset({ ticks, offset }: ReadDate): ClrDateTimeOffset {
  return dateTimeOffset(ticks, offset ?? 0);
}

export function parsed<T>(text: Value | undefined, make: (read: ReadDate) => T, type: string, read: (text: string) => ReadDate | undefined = readDate): T {
  if (typeof text !== 'string') throw argumentNull('s');
  const found = read(text);
  if (!found) throw formatException(`String '${text}' was not recognized as a valid ${type}.`);
  return make(found);
}

/** `Convert.ToDateTime`. */
export function dateTimeFrom(value: Value): Value {
  if (value === null) return dateTime(0n, 'Unspecified');
  if (typeof value === 'string') return parsed(value, asDateTime, 'DateTime');
  if (typeNameOf(value) !== 'System.DateTime') throw invalidCast(`Invalid cast from '${typeNameOf(value)}' to 'DateTime'.`);
  return value;
}
