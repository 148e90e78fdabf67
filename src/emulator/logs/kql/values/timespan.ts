export const ticksPerSecond = 10_000_000n;
export const ticksPerMillisecond = 10_000n;
export const ticksPerDay = 86_400n * ticksPerSecond;

/** In billionths of a second, so that a nanosecond has its place. */
const units: readonly (readonly [RegExp, bigint])[] = [
  [/^d(ays?)?$/, 86_400_000_000_000n],
  [/^h(rs?|ours?)?$/, 3_600_000_000_000n],
  [/^m(ins?|inutes?)?$/, 60_000_000_000n],
  [/^s(ecs?|econds?)?$/, 1_000_000_000n],
  [/^(ms|millis?|milliseconds?)$/, 1_000_000n],
  [/^(micros?|microseconds?)$/, 1_000n],
  [/^(nanos?|nanoseconds?)$/, 1n],
  [/^ticks?$/, 100n],
];

const most = 1n << 63n;

/** `1.5` and `h`. Undefined for an unknown unit, or where it is more than a timespan can hold. */
export function ticksOf(digits: string, unit: string): bigint | undefined {
  const nanoseconds = units.find(([names]) => names.test(unit))?.[1];
  if (nanoseconds === undefined || digits.length > 40) return undefined;
  const plain = /^(\d+)(?:\.(\d*))?$/.exec(digits);
  const ticks = plain ? (BigInt((plain[1] ?? '') + (plain[2] ?? '')) * nanoseconds) / 10n ** BigInt(plain[2]?.length ?? 0) / 100n : BigInt(Math.round(Math.min(Number(digits), 1e30)) || 0) * (nanoseconds / 100n);
  return ticks < most ? ticks : undefined;
}

const clock = /^(-)?(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;

/** `1.02:03:04.5`, `02:03`, `5` (days), `1.5h`, `15 seconds`; undefined for anything else. */
export function parseTimespan(text: string): bigint | undefined {
  const trimmed = text.trim();
  const parts = clock.exec(trimmed);
  if (parts) {
    const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
    const whole = BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
    const ticks = whole * ticksPerSecond + BigInt(fraction.padEnd(7, '0'));
    return minus ? -ticks : ticks;
  }
  const [, minus, digits, unit] = /^(-)?(\d+(?:\.\d+)?)\s*([a-z]+)?$/.exec(trimmed) ?? [];
  if (digits === undefined || (unit === undefined && digits.includes('.'))) return undefined;
  const ticks = ticksOf(digits, unit ?? 'd');
  return ticks !== undefined && minus ? -ticks : ticks;
}

const two = (value: bigint): string => String(value).padStart(2, '0');

/** `[-][d.]hh:mm:ss[.fffffff]`, as Azure answers. */
export function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / ticksPerDay;
  const seconds = (size % ticksPerDay) / ticksPerSecond;
  const fraction = size % ticksPerSecond;
  const time = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${time}${fraction > 0n ? `.${String(fraction).padStart(7, '0')}` : ''}`;
}
