import { decimal } from '../numbers.ts';
import type { ClrDecimal } from '../numbers.ts';

/** Whether the part that falls away makes the rest one more; `rest` is twice that part held against the divisor. */
function up(mode: string, whole: bigint, rest: number, some: boolean, negative: boolean): boolean {
  switch (mode) {
    case 'AwayFromZero':
      return rest >= 0;
    case 'ToZero':
      return false;
    case 'ToNegativeInfinity':
      return negative && some;
    case 'ToPositiveInfinity':
      return !negative && some;
    default:
      return rest > 0 || (rest === 0 && whole % 2n !== 0n);
  }
}

/** To so many places, halves by a name of `MidpointRounding`. */
export function roundDecimal({ units, scale }: ClrDecimal, places: number, mode: string): ClrDecimal {
  if (scale <= places) return decimal(units, scale);
  const divisor = 10n ** BigInt(scale - places);
  const size = units < 0n ? -units : units;
  const twice = (size % divisor) * 2n;
  const whole = size / divisor;
  const rounded = whole + (up(mode, whole, twice > divisor ? 1 : twice === divisor ? 0 : -1, twice > 0n, units < 0n) ? 1n : 0n);
  return decimal(units < 0n ? -rounded : rounded, places);
}

/** `Math.Round` of a double: scaled up, rounded, scaled down again, as .NET does it. */
export function roundDouble(value: number, places: number, mode: string): number {
  const power = 10 ** places;
  if (!Number.isFinite(value) || Math.abs(value) >= 1e16) return value;
  return roundWhole(value * power, mode) / power;
}

function roundWhole(value: number, mode: string): number {
  switch (mode) {
    case 'AwayFromZero':
      return Math.trunc(value) + (Math.abs(value - Math.trunc(value)) >= 0.5 ? Math.sign(value) : 0);
    case 'ToZero':
      return Math.trunc(value);
    case 'ToNegativeInfinity':
      return Math.floor(value);
    case 'ToPositiveInfinity':
      return Math.ceil(value);
    default: {
      const floor = Math.floor(value);
      const part = value - floor;
      return part > 0.5 || (part === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
    }
  }
}
