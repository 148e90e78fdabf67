import { ClrException } from '../../value.ts';
import type { ClrObject } from '../../value.ts';
import { outOfRange } from '../exceptions.ts';

/** 100 nanoseconds each, from 0001-01-01T00:00:00 on. */
export type Ticks = bigint;

export const perMillisecond = 10_000n;
export const perSecond = 10_000_000n;
export const perMinute = 600_000_000n;
export const perDay = 864_000_000_000n;
/** 1970-01-01. */
export const unixEpoch: Ticks = 621_355_968_000_000_000n;
export const lastTick: Ticks = 3_155_378_975_999_999_999n;

/** Local time of the local gateway is UTC. */
export type Kind = 'Unspecified' | 'Utc' | 'Local';

export interface ClrDateTime extends ClrObject {
  readonly clrType: 'System.DateTime';
  readonly ticks: Ticks;
  readonly kind: Kind;
}

/** `ticks` are those of its clock face, `offset` minutes ahead of UTC. */
export interface ClrDateTimeOffset extends ClrObject {
  readonly clrType: 'System.DateTimeOffset';
  readonly ticks: Ticks;
  readonly offset: number;
}

export interface ClrTimeSpan extends ClrObject {
  readonly clrType: 'System.TimeSpan';
  readonly ticks: Ticks;
}

export function dateTime(ticks: Ticks, kind: Kind): ClrDateTime {
  if (ticks < 0n || ticks > lastTick) throw outOfRange('value', 'The added or subtracted value results in an un-representable DateTime.');
  return { clrType: 'System.DateTime', ticks, kind };
}

export function dateTimeOffset(ticks: Ticks, offset: number): ClrDateTimeOffset {
  if (ticks < 0n || ticks > lastTick) throw outOfRange('value', 'The UTC time represented when the offset is applied must be between year 0 and 10,000.');
  return { clrType: 'System.DateTimeOffset', ticks, offset };
}

export function timeSpan(ticks: Ticks): ClrTimeSpan {
  if (BigInt.asIntN(64, ticks) !== ticks) throw new ClrException('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
  return { clrType: 'System.TimeSpan', ticks };
}

/** Milliseconds since 1970, as clocks count. */
export function ticksOf(milliseconds: number): Ticks {
  return BigInt(Math.trunc(milliseconds)) * perMillisecond + unixEpoch;
}

export function millisecondsOf(ticks: Ticks): number {
  const milliseconds = Number((ticks - unixEpoch) / perMillisecond);
  return (ticks - unixEpoch) % perMillisecond < 0n ? milliseconds - 1 : milliseconds;
}

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** @throws ArgumentOutOfRangeException where the calendar has no such day. */
export function ticksAt({ year, month, day }: CalendarDate): Ticks {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) throw new ClrException('System.ArgumentOutOfRangeException', 'Year, Month, and Day parameters describe an un-representable DateTime.');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return ticksOf(date.getTime());
}

export function dateAt(ticks: Ticks): CalendarDate {
  const date = new Date(millisecondsOf(ticks));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 0 for Sunday. */
export function weekday(ticks: Ticks): number {
  return Number((ticks / perDay + 1n) % 7n);
}

/** Days beyond the end of a shorter month fall on its last. */
export function addMonths(ticks: Ticks, months: number): Ticks {
  const { year, month, day } = dateAt(ticks);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  if (newYear < 1 || newYear > 9999) throw outOfRange('months', 'The added or subtracted value results in an un-representable DateTime.');
  return ticksAt({ year: newYear, month: newMonth, day: Math.min(day, daysIn(newYear, newMonth)) }) + (ticks % perDay);
}

/** Of a number of days, hours, … that may have a fraction. */
export function scaled(value: number, unit: Ticks): Ticks {
  const ticks = value * Number(unit);
  if (!Number.isFinite(ticks) || Math.abs(ticks) >= 2 ** 63) throw new ClrException('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
  return BigInt(Math.trunc(value)) * unit + BigInt(Math.round((value - Math.trunc(value)) * Number(unit)));
}
