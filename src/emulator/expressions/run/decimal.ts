import { divideByZero, overflow } from './library/exceptions.ts';
import { decimal } from './numbers.ts';
import type { ClrDecimal } from './numbers.ts';

const maxUnits = 2n ** 96n - 1n;
const maxScale = 28;

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const power = (digits: number): bigint => 10n ** BigInt(digits);

/** Brings exact units and scale into the 96 bits and 28 places of a decimal, rounding half to even. @throws OverflowException */
export function fit(units: bigint, scale: number): ClrDecimal {
  let drop = Math.max(0, scale - maxScale);
  while (abs(rounded(units, drop)) > maxUnits) {
    if (drop >= scale) throw overflow('a Decimal');
    drop = Math.min(scale, drop + 1);
  }
  return decimal(rounded(units, drop), scale - drop);
}

/** Without the last digits, half to even. */
function rounded(units: bigint, digits: number): bigint {
  if (digits <= 0) return units;
  const divisor = power(digits);
  const quotient = units / divisor;
  const twice = abs(units % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return up ? quotient + (units < 0n ? -1n : 1n) : quotient;
}

/** A number as JavaScript and C# write it, with or without an exponent; undefined for what is none. */
export function decimalOf(text: string): ClrDecimal | undefined {
  const [, sign = '', whole = '', part = '', exponent = '0'] = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(text) ?? [];
  if (whole + part === '') return undefined;
  const units = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
  const scale = part.length - Number(exponent);
  return scale < 0 ? fit(units * power(Math.min(-scale, 40)), 0) : fit(units, scale);
}

/** `(decimal)double`: to 15 significant digits, zeros behind them dropped. @throws OverflowException */
export function decimalOfDouble(value: number, digits = 15): ClrDecimal {
  if (!Number.isFinite(value) || Math.abs(value) >= 7.922816251426434e28) throw overflow('a Decimal');
  const found = decimalOf(value.toPrecision(digits)) ?? decimal(0n);
  return trimmed(found);
}

function trimmed({ units, scale }: ClrDecimal): ClrDecimal {
  let [left, places] = [units, scale];
  while (places > 0 && left % 10n === 0n) [left, places] = [left / 10n, places - 1];
  return decimal(left, left === 0n ? 0 : places);
}

export function decimalText({ units, scale }: ClrDecimal): string {
  const digits = abs(units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''}`;
}

export function toDouble({ units, scale }: ClrDecimal): number {
  return Number(`${units}e-${scale}`);
}

/** Towards zero. */
export function wholeOf({ units, scale }: ClrDecimal): bigint {
  return units / power(scale);
}

export function compareDecimals(a: ClrDecimal, b: ClrDecimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function aligned(a: ClrDecimal, b: ClrDecimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * power(scale - a.scale), b.units * power(scale - b.scale), scale];
}

/** `+ - * / %`. @throws DivideByZeroException, OverflowException */
export function calculateDecimals(operator: string, a: ClrDecimal, b: ClrDecimal): ClrDecimal | undefined {
  const [left, right, scale] = aligned(a, b);
  switch (operator) {
    case '+':
      return fit(left + right, scale);
    case '-':
      return fit(left - right, scale);
    case '*':
      return fit(a.units * b.units, a.scale + b.scale);
    case '/':
      return divide(a, b);
    case '%':
      if (right === 0n) throw divideByZero();
      return fit(left % right, scale);
    default:
      return undefined;
  }
}

/** As many places as the quotient needs, at least those that the operands' scales leave. */
function divide(a: ClrDecimal, b: ClrDecimal): ClrDecimal {
  if (b.units === 0n) throw divideByZero();
  const least = Math.max(0, a.scale - b.scale);
  const exact = fit((a.units * power(2 * maxScale + b.scale - a.scale + 1)) / b.units, 2 * maxScale + 1);
  let { units, scale } = exact;
  while (scale > least && units % 10n === 0n) [units, scale] = [units / 10n, scale - 1];
  return decimal(units, scale);
}
