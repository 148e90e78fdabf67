import { calculateDecimals } from '../decimal.ts';
import { divideByZero } from '../library/exceptions.ts';
import { double, float, unsignedLong } from '../numbers.ts';
import type { Numeric } from '../numbers.ts';
import { typeOfValue } from '../registry.ts';
import { arithmeticOverflow, convertNumber, make, toBigInt, toDecimal, toNumber } from './convert-number.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';

/** The type that both operands take (C# specification, binary numeric promotions). */
export function promoted(a: Numeric, b: Numeric): string {
  const types = [typeOfValue(a), typeOfValue(b)];
  for (const type of ['System.Decimal', 'System.Double', 'System.Single', 'System.UInt64', 'System.Int64']) if (types.includes(type)) return type;
  if (!types.includes('System.UInt32')) return 'System.Int32';
  return types.every((type) => ['System.UInt32', 'System.UInt16', 'System.Byte', 'System.Char'].includes(type)) ? 'System.UInt32' : 'System.Int64';
}

/** Two numbers of any type. @throws DivideByZeroException, OverflowException */
export function calculate(operator: ArithmeticOperator, a: Numeric, b: Numeric, checked: boolean): Numeric | undefined {
  if (typeof a === 'number' && typeof b === 'number') return calculateInts(operator, a, b, checked);
  const type = promoted(a, b);
  switch (type) {
    case 'System.Decimal':
      return calculateDecimals(operator, toDecimal(a), toDecimal(b));
    case 'System.Double':
    case 'System.Single': {
      const result = calculateReals(operator, toNumber(a), toNumber(b));
      return result === undefined ? undefined : type === 'System.Double' ? double(result) : float(result);
    }
    default:
      return calculateWholes(operator, type, toBigInt(a) ?? 0n, toBigInt(b) ?? 0n, checked);
  }
}

/** `int` with `int`. */
export function calculateInts(operator: ArithmeticOperator, a: number, b: number, checked: boolean): number {
  switch (operator) {
    case '+':
      return whole(a + b, checked);
    case '-':
      return whole(a - b, checked);
    case '*':
      return checked ? whole(a * b, true) : Math.imul(a, b);
    case '/':
      if (b === 0) throw divideByZero();
      if (b === -1 && a === -2147483648) throw arithmeticOverflow();
      return (a / b) | 0;
    case '%':
      if (b === 0) throw divideByZero();
      return (a % b) | 0;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
  }
}

function whole(value: number, checked: boolean): number {
  const wrapped = value | 0;
  if (checked && wrapped !== value) throw arithmeticOverflow();
  return wrapped;
}

function calculateReals(operator: ArithmeticOperator, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    default:
      return undefined;
  }
}

function calculateWholes(operator: ArithmeticOperator, type: string, a: bigint, b: bigint, checked: boolean): Numeric {
  if ((operator === '/' || operator === '%') && b === 0n) throw divideByZero();
  const exact = calculateExactly(operator, a, b);
  const bits = type.endsWith('64') ? 64 : 32;
  const wrapped = type.startsWith('System.U') ? BigInt.asUintN(bits, exact) : BigInt.asIntN(bits, exact);
  if (wrapped !== exact && (checked || operator === '/')) throw arithmeticOverflow();
  return make(type, wrapped);
}

/** Whole numbers of whatever size; the right one of `/` and `%` is not zero. */
export function calculateExactly(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
  }
}

/** `<<` and `>>`: only so many bits of the right side count as the left side's width needs. */
export function shift(operator: '<<' | '>>', value: Numeric, by: number): Numeric | undefined {
  if (typeof value === 'number') return operator === '<<' ? value << (by & 31) : value >> (by & 31);
  const type = promoted(value, 0);
  if (typeof value !== 'bigint' && (typeof value !== 'object' || ['System.Decimal', 'System.Double', 'System.Single'].includes(type))) return undefined;
  const own = typeof value === 'object' && value.clrType === 'System.UInt32' ? 'System.UInt32' : type;
  const bits = own === 'System.Int64' || own === 'System.UInt64' ? 64 : 32;
  const count = BigInt(by & (bits - 1));
  const exact = toBigInt(value) ?? 0n;
  const shifted = operator === '<<' ? exact << count : exact >> count;
  return convertNumber(own === 'System.UInt64' ? unsignedLong(shifted) : BigInt.asIntN(64, shifted), own);
}

/** `-x`; `-` of a `uint` is a `long`. @throws OverflowException where `checked` */
export function negate(value: Numeric, checked: boolean): Numeric | undefined {
  if (typeof value === 'object' && value.clrType === 'System.UInt64') return undefined;
  if (typeof value === 'object' && value.clrType === 'System.Double') return double(-value.value);
  return calculate('-', 0, value, checked);
}

/** `~x`. */
export function complement(value: Numeric): Numeric | undefined {
  if (typeof value === 'number') return ~value;
  const type = typeof value === 'object' && value.clrType === 'System.UInt32' ? 'System.UInt32' : promoted(value, 0);
  if (!type.includes('Int')) return undefined;
  const exact = ~(toBigInt(value) ?? 0n);
  return type === 'System.UInt64' ? unsignedLong(exact) : convertNumber(exact, type);
}
