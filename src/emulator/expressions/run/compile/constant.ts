import { ExpressionFault } from '../../fault.ts';
import type { Binary, Expression, Unary } from '../../syntax/expression.ts';
import { calculateExactly } from '../operations/arithmetic.ts';
import { make } from '../operations/convert-number.ts';
import type { Value } from '../value.ts';

/** A whole number that the compiler calculates. */
interface Constant {
  readonly type: 'int' | 'uint' | 'long' | 'ulong';
  readonly value: bigint;
}

const names = { int: 'System.Int32', uint: 'System.UInt32', long: 'System.Int64', ulong: 'System.UInt64' } as const;
const bits = { int: 32, uint: 32, long: 64, ulong: 64 } as const;

/** The value of constant calculation with whole numbers; undefined where it is none. @throws ExpressionFault where it overflows or divides by zero */
export function constantValue(expression: Expression, wraps: boolean): Value | undefined {
  if (expression.kind !== 'binary' && expression.kind !== 'unary') return undefined;
  const found = constantOf(expression, wraps);
  return found && make(names[found.type], found.value);
}

function constantOf(expression: Expression, wraps: boolean): Constant | undefined {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return value.type === 'int' || value.type === 'uint' || value.type === 'long' || value.type === 'ulong' ? value : undefined;
    }
    case 'member':
      return expression.target.kind === 'predefinedType' ? limit(expression.target.name, expression.name) : undefined;
    case 'unary':
      return unary(expression, wraps);
    case 'binary':
      return binary(expression, wraps);
    default:
      return undefined;
  }
}

function limit(type: string, member: string): Constant | undefined {
  if (type !== 'int' && type !== 'long') return undefined;
  const half = 2n ** BigInt(bits[type] - 1);
  if (member === 'MaxValue') return { type, value: half - 1n };
  return member === 'MinValue' ? { type, value: -half } : undefined;
}

function unary({ operator, operand, start }: Unary, wraps: boolean): Constant | undefined {
  const of = constantOf(operand, wraps);
  if (!of || (operator !== '-' && operator !== '+' && operator !== '~')) return undefined;
  if (operator === '+') return of;
  // 2147483648 is too large for an int, -2147483648 is not (C# specification, integer literals).
  if (operator === '-' && operand.kind === 'literal' && of.type === 'uint' && of.value === 2n ** 31n) return { type: 'int', value: -of.value };
  if (operator === '-' && operand.kind === 'literal' && of.type === 'ulong' && of.value === 2n ** 63n) return { type: 'long', value: -of.value };
  const type = operator === '-' && of.type === 'uint' ? 'long' : of.type;
  if (operator === '-' && type === 'ulong') return undefined;
  return operator === '-' ? within(type, -of.value, wraps, start) : within(type, ~of.value, true, start);
}

function binary(expression: Binary, wraps: boolean): Constant | undefined {
  const [left, right] = [constantOf(expression.left, wraps), constantOf(expression.right, wraps)];
  if (!left || !right) return undefined;
  const { operator, start } = expression;
  if (operator === '<<' || operator === '>>') return undefined;
  const type = common(left, right);
  if ((operator === '/' || operator === '%') && right.value === 0n) throw new ExpressionFault('Division by constant zero', expression.right.start);
  return type && isFolded(operator) ? within(type, calculateExactly(operator, left.value, right.value), wraps, start) : undefined;
}

/** A constant that is not negative also fits the unsigned type of the other one. */
function common(a: Constant, b: Constant): Constant['type'] | undefined {
  if (a.type === b.type) return a.type;
  const [small, large] = ['int', 'uint', 'long', 'ulong'].indexOf(a.type) < ['int', 'uint', 'long', 'ulong'].indexOf(b.type) ? [a, b] : [b, a];
  if (large.type === 'long' || small.value >= 0n) return large.type;
  return large.type === 'uint' ? 'long' : undefined;
}

function isFolded(operator: string): operator is '+' | '-' | '*' | '/' | '%' {
  return ['+', '-', '*', '/', '%'].includes(operator);
}

function within(type: Constant['type'], value: bigint, wraps: boolean, offset: number): Constant {
  const wrapped = type === 'uint' || type === 'ulong' ? BigInt.asUintN(bits[type], value) : BigInt.asIntN(bits[type], value);
  if (wrapped !== value && !wraps) throw new ExpressionFault('The operation overflows at compile time in checked mode', offset);
  return { type, value: wrapped };
}
