import { monthNames } from './format-date.ts';
import { daysIn, perMinute, perSecond, ticksAt } from './ticks.ts';
import type { CalendarDate, Ticks } from './ticks.ts';

/** A date as it was written; `offset` in minutes where it said one. */
export interface ReadDate {
  readonly ticks: Ticks;
  readonly offset: number | undefined;
}

const month = `(?<name>${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?`;
const weekdayName = '(?:(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?,?\\s+)?';

const dates = ['(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})', '(?<m>\\d{1,2})[-/.](?<d>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})', `(?<d>\\d{1,2})[\\s-]+${month}[\\s,-]+(?<y>\\d{4})`, `${month}\\s+(?<d>\\d{1,2})(?:,\\s*|\\s+)(?<y>\\d{4})`];
const time = '(?:(?:T|\\s+)(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<f>\\d{1,16}))?)?(?:\\s*(?<half>[AP]M))?)?';
const zone = '\\s*(?<zone>Z|GMT|UTC|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2})?';
const forms = dates.map((date) => new RegExp(`^\\s*${weekdayName}${date}${time}${zone}\\s*$`, 'i'));

/** What `DateTime.Parse` reads in the invariant culture, its usual forms; undefined for all else. */
export function readDate(text: string): ReadDate | undefined {
  for (const form of forms) {
    const groups = text.length > 100 ? undefined : form.exec(text)?.groups;
    if (groups) return fromParts(groups);
  }
  return undefined;
}

/** ISO 8601 with `T`, which is what Newtonsoft takes for a date. */
export function readIsoDate(text: string): ReadDate | undefined {
  const groups = /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})T(?<h>\d{2}):(?<min>\d{2}):(?<s>\d{2})(?:\.(?<f>\d{1,16}))?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text)?.groups;
  return groups ? fromParts(groups) : undefined;
}

/** Named parts of a date: y, m or name, d, h, min, s, f, half, zone. */
export function fromParts(parts: Readonly<Record<string, string | undefined>>): ReadDate | undefined {
  const date = dateOf(parts);
  const clock = clockOf(parts);
  if (!date || clock === undefined) return undefined;
  return { ticks: ticksAt(date) + clock, offset: offsetOf(parts.zone) };
}

function dateOf({ y = '1', m, d = '1', name }: Readonly<Record<string, string | undefined>>): CalendarDate | undefined {
  const year = y.length === 2 ? Number(y) + (Number(y) < 50 ? 2000 : 1900) : Number(y);
  const number = name === undefined ? Number(m ?? '1') : monthNames.findIndex((one) => one.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
  const day = Number(d);
  return year < 1 || number < 1 || number > 12 || day < 1 || day > daysIn(year, number) ? undefined : { year, month: number, day };
}

function clockOf({ h = '0', min = '0', s = '0', f = '', half }: Readonly<Record<string, string | undefined>>): Ticks | undefined {
  const [hour, minute, second] = [Number(h), Number(min), Number(s)];
  if (minute > 59 || second > 59 || hour > (half === undefined ? 23 : 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half.toUpperCase().startsWith('P') ? 12 : 0);
  const fraction = BigInt(Math.round(Number(`${f.padEnd(7, '0').slice(0, 7)}.${f.slice(7)}0`)));
  return BigInt(hours * 60 + minute) * perMinute + BigInt(second) * perSecond + fraction;
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
