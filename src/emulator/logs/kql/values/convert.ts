import { datetimeLongText, inRange, parseDatetime } from './datetime.ts';
import { jsonText, dynamicOf, parseJson } from './dynamic.ts';
import { parseTimespan, timespanText } from './timespan.ts';
import type { KType } from './type.ts';
import type { Value } from './value.ts';

/** The value in another type, as the functions `tostring`, `tolong`, … give it; null where it does not fit. */
export function convert(value: Value, from: KType, to: KType): Value {
  if (to === 'string') return textOf(value, from);
  if (to === 'dynamic') return from === 'string' ? parsedOrText(String(value)) : dynamicOf(value, from);
  if (value === null || from === to) return value;
  switch (to) {
    case 'int':
      return asInt(integerOf(value, from));
    case 'long':
      return integerOf(value, from);
    case 'real':
      return realOf(value);
    case 'bool':
      return boolOf(value);
    case 'datetime':
      return typeof value === 'bigint' ? (from === 'long' || from === 'int' ? inRange(value) : null) : typeof value === 'string' ? (parseDatetime(value) ?? null) : null;
    case 'timespan':
      return typeof value === 'bigint' ? (from === 'long' || from === 'int' ? value : null) : typeof value === 'string' ? (parseTimespan(value) ?? null) : null;
    case 'guid':
      return typeof value === 'string' ? guidOf(value.trim()) : null;
  }
}

/** Hyphens may be missing, all or some of them (toguid-function). */
function guidOf(text: string): Value {
  const parts = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i.exec(text);
  return parts ? parts.slice(1).join('-').toLowerCase() : null;
}

function parsedOrText(text: string): Value {
  if (text === '') return null;
  const parsed = parseJson(text);
  return parsed === undefined ? text : parsed;
}

function asInt(value: Value): Value {
  return typeof value === 'bigint' && BigInt.asIntN(32, value) === value ? value : null;
}

function integerOf(value: Value, from: KType): Value {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^[+-]?\d{1,19}$/.test(text) || /^0x[0-9a-f]{1,16}$/i.test(text)) {
    const whole = BigInt(text.replace('+', ''));
    return BigInt.asIntN(64, whole) === whole ? whole : null;
  }
  return from === 'dynamic' ? integerOf(realOf(text), 'real') : null;
}

function realOf(value: Value): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

function boolOf(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value === 'number') return value !== 0;
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  return /^[+-]?\d+$/.test(text) ? Number(text) !== 0 : null;
}

/** As `tostring` writes it: the null of any type is the empty text. */
export function textOf(value: Value, type: KType): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return type === 'datetime' ? datetimeLongText(value) : type === 'timespan' ? timespanText(value) : String(value);
  if (typeof value === 'number') return realText(value);
  return typeof value === 'boolean' ? String(value) : jsonText(value);
}

function realText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  return value === Number.NEGATIVE_INFINITY ? '-Infinity' : String(value);
}
