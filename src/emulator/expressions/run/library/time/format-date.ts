import { formatException } from '../exceptions.ts';
import { formatTokens } from './format-tokens.ts';
import { dateAt, perDay, perMinute, perSecond, weekday } from './ticks.ts';
import type { Kind, Ticks } from './ticks.ts';

export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** What there is to format: a clock face, and how it stands to UTC. */
export interface Moment {
  readonly ticks: Ticks;
  readonly zone: { readonly kind: 'dateTime'; readonly of: Kind } | { readonly kind: 'offset'; readonly minutes: number };
}

const longDate = 'dddd, dd MMMM yyyy';

/** Standard formats of the invariant culture. */
const standard: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: longDate,
  f: `${longDate} HH:mm`,
  F: `${longDate} HH:mm:ss`,
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: `${longDate} HH:mm:ss`,
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

/** The custom format behind a standard one. @throws FormatException */
export function customFormat(format: string): string {
  if (format.length !== 1) return format;
  const custom = standard[format];
  if (custom === undefined) throw formatException('Input string was not in a correct format.');
  return custom;
}

/** `ToString()` and `ToString(format)` of DateTime and DateTimeOffset. */
export function dateText(moment: Moment, format?: string): string {
  const { zone } = moment;
  const wanted = format ?? (zone.kind === 'offset' ? 'MM/dd/yyyy HH:mm:ss zzz' : 'G');
  const utc = zone.kind === 'offset' && /^[rRu]$/.test(wanted) ? moment.ticks - BigInt(zone.minutes) * perMinute : moment.ticks;
  const face = { ...moment, ticks: utc };
  return formatTokens(customFormat(wanted), 'dfFghHKmMstyz').map((token) => (token.kind === 'text' ? token.text : part(face, token.letter, token.count))).join('');
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

function part(moment: Moment, letter: string, count: number): string {
  const { ticks } = moment;
  const { year, month, day } = dateAt(ticks);
  const seconds = Number((ticks % perDay) / perSecond);
  const hour = Math.floor(seconds / 3600);
  const width = Math.min(count, 2);
  switch (letter) {
    case 'd':
      return count > 2 ? (dayNames[weekday(ticks)] ?? '').slice(0, count === 3 ? 3 : undefined) : padded(day, width);
    case 'M':
      return count > 2 ? (monthNames[month - 1] ?? '').slice(0, count === 3 ? 3 : undefined) : padded(month, width);
    case 'y':
      return count < 3 ? padded(year % 100, count) : padded(year, count);
    case 'H':
      return padded(hour, width);
    case 'h':
      return padded(hour % 12 === 0 ? 12 : hour % 12, width);
    case 'm':
      return padded(Math.floor(seconds / 60) % 60, width);
    case 's':
      return padded(seconds % 60, width);
    case 't':
      return (hour < 12 ? 'AM' : 'PM').slice(0, count);
    case 'f':
    case 'F':
      return fraction(ticks, letter, count);
    case 'g':
      return 'A.D.';
    default:
      return zoneText(moment.zone, letter, count);
  }
}

function fraction(ticks: Ticks, letter: string, count: number): string {
  if (count > 7) throw formatException('Input string was not in a correct format.');
  const digits = String(ticks % perSecond).padStart(7, '0').slice(0, count);
  return letter === 'f' ? digits : digits.replace(/0+$/, '');
}

function zoneText(zone: Moment['zone'], letter: string, count: number): string {
  if (letter === 'K' && zone.kind === 'dateTime') return { Utc: 'Z', Local: '+00:00', Unspecified: '' }[zone.of];
  const minutes = zone.kind === 'offset' ? zone.minutes : 0;
  const [sign, hours] = [minutes < 0 ? '-' : '+', Math.floor(Math.abs(minutes) / 60)];
  if (letter === 'z' && count < 3) return `${sign}${padded(hours, count)}`;
  return `${sign}${padded(hours, 2)}:${padded(Math.abs(minutes) % 60, 2)}`;
}

/** `yyyy-MM-ddTHH:mm:ss.FFFFFFFK`, without a point where nothing follows: how Newtonsoft writes dates. */
export function jsonDate(moment: Moment): string {
  return dateText(moment, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK").replace(/\.(?=$|Z|[+-])/, '');
}
