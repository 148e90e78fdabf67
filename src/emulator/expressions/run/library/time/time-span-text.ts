import { formatException } from '../exceptions.ts';
import { formatTokens } from './format-tokens.ts';
import { perDay, perMinute, perSecond } from './ticks.ts';
import type { Ticks } from './ticks.ts';

const two = (value: bigint): string => String(value).padStart(2, '0');

interface Parts {
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Seven digits. */
  readonly fraction: string;
}

function partsOf(ticks: Ticks): Parts {
  const size = ticks < 0n ? -ticks : ticks;
  return { days: size / perDay, hours: (size / (perMinute * 60n)) % 24n, minutes: (size / perMinute) % 60n, seconds: (size / perSecond) % 60n, fraction: String(size % perSecond).padStart(7, '0') };
}

/** `c` (`1.02:03:04.5000000`), `g`, `G`, and custom formats such as `hh\:mm`. @throws FormatException */
export function timeSpanText(ticks: Ticks, format = 'c'): string {
  const parts = partsOf(ticks);
  const { days, hours, minutes, seconds, fraction } = parts;
  const sign = ticks < 0n ? '-' : '';
  const some = /[1-9]/.test(fraction);
  switch (format) {
    case 'c':
    case 't':
    case 'T':
      return `${sign}${days > 0n ? `${days}.` : ''}${two(hours)}:${two(minutes)}:${two(seconds)}${some ? `.${fraction}` : ''}`;
    case 'g':
      return `${sign}${days > 0n ? `${days}:` : ''}${hours}:${two(minutes)}:${two(seconds)}${some ? `.${fraction.replace(/0+$/, '')}` : ''}`;
    case 'G':
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}.${fraction}`;
    default:
      if (format.length < 2) throw formatException('Input string was not in a correct format.');
      return formatTokens(format, 'dhmsfF').map((token) => (token.kind === 'text' ? token.text : letterOf(parts, token.letter, token.count))).join('');
  }
}

function letterOf({ days, hours, minutes, seconds, fraction }: Parts, letter: string, count: number): string {
  const whole = { d: days, h: hours, m: minutes, s: seconds }[letter];
  if (whole !== undefined) return String(whole).padStart(count, '0');
  const digits = fraction.slice(0, count);
  return letter === 'f' ? digits : digits.replace(/0+$/, '');
}

/** `[-][d.]hh:mm[:ss[.fffffff]]` or days alone; undefined for all else. */
export function readTimeSpan(text: string): Ticks | undefined {
  const days = /^\s*(-?)(\d{1,8})\s*$/.exec(text);
  if (days) return BigInt(`${days[1] ?? ''}${days[2] ?? '0'}`) * perDay;
  const [, sign, d = '0', h = '0', m = '0', s = '0', f = ''] = /^\s*(-?)(?:(\d{1,8})[.:](?=\d{1,2}:\d{1,2}))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/.exec(text) ?? [];
  if (sign === undefined || Number(h) > 23 || Number(m) > 59 || Number(s) > 59) return undefined;
  const ticks = BigInt(d) * perDay + BigInt(Number(h) * 60 + Number(m)) * perMinute + BigInt(s) * perSecond + BigInt(f.padEnd(7, '0'));
  return sign === '-' ? -ticks : ticks;
}
