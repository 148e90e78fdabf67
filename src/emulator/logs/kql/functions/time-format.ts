import { millisecondsOf } from '../values/datetime.ts';
import { ticksPerDay, ticksPerSecond } from '../values/timespan.ts';

const two = (value: number | bigint): string => String(value).padStart(2, '0');

function fractionOf(ticks: bigint, letters: string): string {
  const digits = String(ticks % ticksPerSecond).padStart(7, '0').slice(0, letters.length);
  return letters.startsWith('F') ? digits.replace(/0+$/, '') : digits;
}

/** The documented elements (format-datetime-function); whatever else stands as it is. */
export function formatDatetime(ticks: bigint, format: string): string {
  const date = new Date(millisecondsOf(ticks));
  const twelve = date.getUTCHours() % 12 || 12;
  const year = date.getUTCFullYear();
  const elements: Readonly<Record<string, string>> = {
    d: String(date.getUTCDate()),
    dd: two(date.getUTCDate()),
    h: String(twelve),
    hh: two(twelve),
    H: String(date.getUTCHours()),
    HH: two(date.getUTCHours()),
    m: String(date.getUTCMinutes()),
    mm: two(date.getUTCMinutes()),
    M: String(date.getUTCMonth() + 1),
    MM: two(date.getUTCMonth() + 1),
    s: String(date.getUTCSeconds()),
    ss: two(date.getUTCSeconds()),
    y: String(year % 100),
    yy: two(year % 100),
    yyyy: String(year).padStart(4, '0'),
    tt: date.getUTCHours() < 12 ? 'AM' : 'PM',
  };
  return format.replaceAll(/d+|f+|F+|h+|H+|m+|M+|s+|y+|t+/g, (run) => (/^f|^F/.test(run) ? fractionOf(ticks, run) : (elements[run] ?? run)));
}

/** `d.hh:mm:ss.fff`: elements by their letter, digits by their count (format-timespan-function). */
export function formatTimespan(ticks: bigint, format: string): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = (size % ticksPerDay) / ticksPerSecond;
  const parts: Readonly<Record<string, bigint>> = { d: size / ticksPerDay, h: seconds / 3600n, H: seconds / 3600n, m: (seconds / 60n) % 60n, s: seconds % 60n };
  return format.replaceAll(/d+|f+|F+|h+|H+|m+|s+/g, (run) => (/^f|^F/.test(run) ? fractionOf(size, run) : String(parts[run[0] ?? ''] ?? '').padStart(run.length, '0')));
}
