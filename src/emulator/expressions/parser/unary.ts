import { laterFeature, unsupported } from '../fault.ts';
import type { LiteralValue } from '../lexer/token.ts';
import type { Expression, Unary } from '../syntax/expression.ts';
import { parsePostfix } from './postfix.ts';
import { scanType } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

const operators: ReadonlySet<string> = new Set(['+', '-', '!', '~', '++', '--']);

/** An operand with the operators and casts before it. */
export function parseUnary(cursor: TokenCursor): Expression {
  const { token } = cursor;
  if (token.kind === 'operator' && isUnary(token.text)) return prefixed(cursor, token.text);
  if (atCast(cursor)) return cursor.nested(() => parseCast(cursor));
  if (cursor.is('&') || cursor.is('*')) throw unsupported('pointers', token.start);
  if (cursor.is('^')) throw laterFeature('index operator', '8.0', token.start);
  if (cursor.is('..')) throw laterFeature('range operator', '8.0', token.start);
  if (cursor.isWord('await') && startsAwaited(cursor)) throw unsupported('await', token.start);
  return parsePostfix(cursor);
}

function isUnary(text: string): text is Unary['operator'] {
  return operators.has(text);
}

function prefixed(cursor: TokenCursor, operator: Unary['operator']): Expression {
  const { start } = cursor.take();
  const operand = cursor.nested(() => parseUnary(cursor));
  const lowest = operator === '-' && operand.kind === 'literal' ? lowestNumber(operand.value) : undefined;
  if (lowest) return { kind: 'literal', value: lowest, start, end: operand.end };
  return { kind: 'unary', operator, operand, start, end: operand.end };
}

/** The lowest int and long, whose digits alone would be an uint and an ulong (C# specification, integer literals). */
function lowestNumber(value: LiteralValue): LiteralValue | undefined {
  if (value.type === 'uint' && value.value === 2n ** 31n) return { type: 'int', value: -value.value };
  return value.type === 'ulong' && value.value === 2n ** 63n ? { type: 'long', value: -value.value } : undefined;
}

function parseCast(cursor: TokenCursor): Expression {
  const { start } = cursor.expect('(');
  const type = parseType(cursor);
  cursor.expect(')');
  const operand = parseUnary(cursor);
  return { kind: 'cast', type, operand, start, end: operand.end };
}

/**
 * `(T)x` against `(a) - x`: brackets around a type are a cast where the type could be nothing else, or where the
 * token behind begins an operand and is no binary operator (C# specification, cast expressions).
 */
function atCast(cursor: TokenCursor): boolean {
  if (!cursor.is('(')) return false;
  const end = scanType(cursor.tokens, cursor.at + 1);
  if (end === undefined || !isSymbol(cursor.tokens[end], ')')) return false;
  const last = cursor.tokens[end - 1];
  if (last?.kind === 'keyword' || isSymbol(last, ']') || isSymbol(last, '?')) return true;
  const next = cursor.tokens[end + 1];
  switch (next?.kind) {
    case 'identifier':
    case 'literal':
    case 'interpolation':
      return true;
    case 'keyword':
      return !['is', 'as', 'in', 'switch'].includes(next.text);
    case 'operator':
      return ['(', '!', '~'].includes(next.text);
    default:
      return false;
  }
}

function startsAwaited(cursor: TokenCursor): boolean {
  const { kind } = cursor.ahead(1);
  return kind === 'identifier' || kind === 'literal' || kind === 'keyword';
}
