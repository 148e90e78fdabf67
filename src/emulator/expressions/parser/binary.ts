import { laterFeature } from '../fault.ts';
import type { BinaryOperator, Expression } from '../syntax/expression.ts';
import { parsePattern } from './pattern.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseTestedType } from './type.ts';
import { parseUnary } from './unary.ts';

/** From loosest to tightest (C# specification, operator precedence). `is` and `as` stand with the comparisons. */
const levels: readonly (readonly string[])[] = [['??'], ['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<', '>', '<=', '>=', 'is', 'as'], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];

/** The level of `is`: what a pattern holds binds tighter. */
export const comparison = 7;

const precedence: ReadonlyMap<string, number> = new Map(levels.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)));

/** Operands joined by operators of at least this precedence. */
export function parseBinary(cursor: TokenCursor, loosest = 0): Expression {
  let left = parseUnary(cursor);
  for (;;) {
    const operator = operatorAt(cursor);
    const level = precedence.get(operator ?? '');
    if (operator === undefined || level === undefined || level < loosest) return left;
    cursor.at += operator === '>>' ? 2 : 1;
    left = cursor.nested(() => joined(cursor, left, operator, level));
  }
}

function joined(cursor: TokenCursor, left: Expression, operator: string, level: number): Expression {
  const { start } = left;
  if (operator === 'is') {
    const pattern = parsePattern(cursor);
    return { kind: 'is', operand: left, pattern, start, end: pattern.end };
  }
  if (operator === 'as') {
    const type = parseTestedType(cursor);
    return { kind: 'as', operand: left, type, start, end: type.end };
  }
  const right = operator === '??' ? parseCoalesced(cursor) : parseBinary(cursor, level + 1);
  return { kind: 'binary', operator: operator as BinaryOperator, left, right, start, end: right.end };
}

/** `??` binds to the right, and what stands there may throw. */
function parseCoalesced(cursor: TokenCursor): Expression {
  if (!cursor.is('throw')) return cursor.nested(() => parseBinary(cursor, 0));
  const { start } = cursor.take();
  const operand = parseCoalesced(cursor);
  return { kind: 'throw', operand, start, end: operand.end };
}

function operatorAt(cursor: TokenCursor): string | undefined {
  const { token } = cursor;
  if (cursor.is('switch')) throw laterFeature('recursive patterns', '8.0', token.start);
  if (cursor.is('..')) throw laterFeature('range operator', '8.0', token.start);
  if (token.kind !== 'operator' && token.kind !== 'keyword') return undefined;
  const next = cursor.ahead(1);
  if (token.text !== '>' || next.start !== token.end) return token.text;
  if (isSymbol(next, '>')) return '>>';
  return isSymbol(next, '>=') ? undefined : '>';
}
