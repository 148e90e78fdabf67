import { millisecondsOf, startOfDay, ticksOfMilliseconds } from '../values/datetime.ts';
import { ticksPerDay, ticksPerMillisecond, ticksPerSecond } from '../values/timespan.ts';

/** Units that have always the same length, in ticks. */
export const calendarUnits: Readonly<Record<string, bigint>> = {
  week: 7n * ticksPerDay,
  day: ticksPerDay,
  hour: 3600n * ticksPerSecond,
  minute: 60n * ticksPerSecond,
  second: ticksPerSecond,
  millisecond: ticksPerMillisecond,
  microsecond: 10n,
};

function midnightOf(year: number, month: number): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return ticksOfMilliseconds(date.getTime());
}

/** The beginning of the unit, `offset` units away. Weeks begin on Sunday. */
export function startOf(unit: 'day' | 'week' | 'month' | 'year', ticks: bigint, offset: number): bigint {
  const date = new Date(millisecondsOf(ticks));
  if (unit === 'year') return midnightOf(date.getUTCFullYear() + offset, 0);
  if (unit === 'month') return midnightOf(date.getUTCFullYear(), date.getUTCMonth() + offset);
  if (unit === 'day') return startOfDay(ticks) + BigInt(Math.trunc(offset)) * ticksPerDay;
  return startOfDay(ticks) - BigInt(date.getUTCDay()) * ticksPerDay + BigInt(Math.trunc(offset)) * 7n * ticksPerDay;
}

/** The same day of another month, or its last one. */
export function withMonths(ticks: bigint, months: number): bigint {
  const date = new Date(millisecondsOf(ticks));
  const first = midnightOf(date.getUTCFullYear(), date.getUTCMonth() + months);
  const target = new Date(millisecondsOf(first));
  const days = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return first + BigInt(Math.min(date.getUTCDate(), days) - 1) * ticksPerDay + (ticks % ticksPerDay);
}

/** ISO 8601: weeks begin on Monday, and belong to the year that their Thursday is in (week-of-year-function). */
function weekOf(ticks: bigint): bigint {
  const day = BigInt(new Date(millisecondsOf(ticks)).getUTCDay());
  const thursday = startOfDay(ticks) + (4n - (day === 0n ? 7n : day)) * ticksPerDay;
  return (thursday - startOf('year', thursday, 0)) / (7n * ticksPerDay) + 1n;
}

/** Null: no such part. */
export function partOf(part: string, ticks: bigint): bigint | null {
  const date = new Date(millisecondsOf(ticks));
  switch (part.toLowerCase()) {
    case 'year':
      return BigInt(date.getUTCFullYear());
    case 'quarter':
      return BigInt(Math.floor(date.getUTCMonth() / 3) + 1);
    case 'month':
      return BigInt(date.getUTCMonth() + 1);
    case 'day':
      return BigInt(date.getUTCDate());
    case 'week_of_year':
      return weekOf(ticks);
    case 'dayofyear':
      return (ticks - startOf('year', ticks, 0)) / ticksPerDay + 1n;
    case 'hour':
      return BigInt(date.getUTCHours());
    case 'minute':
      return BigInt(date.getUTCMinutes());
    case 'second':
      return BigInt(date.getUTCSeconds());
    case 'millisecond':
      return BigInt(date.getUTCMilliseconds());
    case 'microsecond':
      return (ticks % ticksPerSecond) / 10n;
    case 'nanosecond':
      return (ticks % ticksPerSecond) * 100n;
    default:
      return null;
  }
}

/** How many borders of the unit lie between, not how much time: `datetime_diff('day', 00:00, 23:59 of the day before)` is 1 (datetime-diff-function). */
export function unitsBetween(unit: string, to: bigint, from: bigint): bigint | null {
  const name = unit.toLowerCase();
  if (name === 'nanosecond') return (to - from) * 100n;
  const [a, b] = [new Date(millisecondsOf(to)), new Date(millisecondsOf(from))];
  const years = a.getUTCFullYear() - b.getUTCFullYear();
  if (name === 'year') return BigInt(years);
  if (name === 'quarter') return BigInt(years * 4 + Math.floor(a.getUTCMonth() / 3) - Math.floor(b.getUTCMonth() / 3));
  if (name === 'month') return BigInt(years * 12 + a.getUTCMonth() - b.getUTCMonth());
  if (name === 'week') return (startOf('week', to, 0) - startOf('week', from, 0)) / (7n * ticksPerDay);
  const size = calendarUnits[name];
  return size === undefined ? null : to / size - from / size;
}
