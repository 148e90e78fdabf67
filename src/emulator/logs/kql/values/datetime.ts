import { ticksPerDay, ticksPerMillisecond, ticksPerSecond } from './timespan.ts';

/** Ticks between year 1 and 1970. Bins of datetimes begin with year 1. */
export const unixEpoch = 621_355_968_000_000_000n;
const least = 0n;
const most = 3_155_378_975_999_999_999n;

export function ticksOfMilliseconds(milliseconds: number): bigint {
  return unixEpoch + BigInt(Math.round(milliseconds * 10_000));
}

export function millisecondsOf(ticks: bigint): number {
  const since = ticks - unixEpoch;
  return Number(since < 0n ? (since - ticksPerMillisecond + 1n) / ticksPerMillisecond : since / ticksPerMillisecond);
}

/** Null outside of the years 1 to 9999. */
export function inRange(ticks: bigint): bigint | null {
  return ticks < least || ticks > most ? null : ticks;
}

const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?Z?$/i;

/** ISO 8601 with parts left out from the end; undefined for anything else. Without a zone it is UTC. */
export function parseDatetime(text: string): bigint | undefined {
  const [all, year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = iso.exec(text.trim()) ?? [];
  if (all === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const midnight = new Date(0);
  midnight.setUTCFullYear(y, m - 1, d);
  if (y < 1 || midnight.getUTCMonth() !== m - 1 || midnight.getUTCDate() !== d || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
  const local = ticksOfMilliseconds(midnight.getTime()) + seconds * ticksPerSecond + BigInt(fraction.padEnd(7, '0').slice(0, 7));
  return inRange(local - offsetOf(zone)) ?? undefined;
}

function offsetOf(zone: string): bigint {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const seconds = BigInt(Number(hours) * 3600 + Number(minutes) * 60);
  return (sign === '-' ? -seconds : seconds) * ticksPerSecond;
}

/** `2026-01-01T00:00:00.5Z`: as Azure answers, no zeros at the end. */
export function datetimeText(ticks: bigint): string {
  const fraction = String(ticks % ticksPerSecond).padStart(7, '0').replace(/0+$/, '');
  return `${new Date(millisecondsOf(ticks)).toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** As `tostring` writes it: seven digits always. */
export function datetimeLongText(ticks: bigint): string {
  return `${new Date(millisecondsOf(ticks)).toISOString().slice(0, 19)}.${String(ticks % ticksPerSecond).padStart(7, '0')}Z`;
}

export function startOfDay(ticks: bigint): bigint {
  return ticks - (ticks % ticksPerDay);
}
