import { readDate } from '../../../expressions/run/library/time/parse-date.ts';
import { dateTime, lastTick, perMinute, ticksOf } from '../../../expressions/run/library/time/ticks.ts';
import type { ClrDateTime, Kind, Ticks } from '../../../expressions/run/library/time/ticks.ts';
import { double } from '../../../expressions/run/numbers.ts';
import { whole } from './numbers.ts';
import type { LiquidValue } from './values.ts';

interface Source {
  readonly source?: string;
}

/** JSON as a template walks through it: numbers as exact as they are written, dates in strings as dates where `parseDate` says so. @throws SyntaxError */
export function jsonBody(text: string, parseDate: boolean): LiquidValue {
  const make = (_: string, value: unknown, context?: Source): unknown => {
    if (typeof value === 'number') return numberOf(context?.source ?? String(value));
    if (typeof value === 'string') return parseDate ? (dateIn(value) ?? value) : value;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : value;
  };
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text, make) as LiquidValue;
}

function numberOf(text: string): LiquidValue {
  return /^-?\d{1,40}$/.test(text) ? whole(BigInt(text)) : double(Number(text));
}

/** ISO 8601 with a time, or `/Date(ms)/` (documentation of set-body). */
function dateIn(text: string): ClrDateTime | undefined {
  const milliseconds = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  if (milliseconds !== undefined) return dateAt(ticksOf(Number(milliseconds)), 'Utc');
  const [, zone] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [undefined, ''];
  const read = zone === '' ? undefined : readDate(text);
  if (!read) return undefined;
  return dateAt(read.ticks - BigInt(read.offset ?? 0) * perMinute, zone === undefined ? 'Unspecified' : zone === 'Z' ? 'Utc' : 'Local');
}

function dateAt(ticks: Ticks, kind: Kind): ClrDateTime | undefined {
  return ticks >= 0n && ticks <= lastTick ? dateTime(ticks, kind) : undefined;
}
