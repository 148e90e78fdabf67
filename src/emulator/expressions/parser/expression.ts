import type { AssignmentOperator, Expression } from '../syntax/expression.ts';
import { laterFeature, unsupported } from '../fault.ts';
import { parseBinary } from './binary.ts';
import { atLambda, parseLambda } from './lambda.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

const assignments: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=']);

/** Any expression: assignment and lambda bind last, to the right. */
export function parseExpression(cursor: TokenCursor): Expression {
  return cursor.nested(() => {
    if (atLambda(cursor)) return parseLambda(cursor);
    if (cursor.is('throw')) return parseThrow(cursor);
    refuseQuery(cursor);
    const left = parseConditional(cursor);
    const operator = assignmentAt(cursor);
    if (operator === undefined) return left;
    cursor.at += operator === '>>=' ? 2 : 1;
    const right = parseExpression(cursor);
    return { kind: 'assignment', operator, left, right, start: left.start, end: right.end };
  });
}

function assignmentAt(cursor: TokenCursor): AssignmentOperator | undefined {
  const { token } = cursor;
  if (cursor.is('??=')) throw laterFeature('coalescing assignment', '8.0', token.start);
  if (cursor.is('>') && isSymbol(cursor.ahead(1), '>=') && cursor.ahead(1).start === token.end) return '>>=';
  return token.kind === 'operator' && isAssignment(token.text) ? token.text : undefined;
}

function isAssignment(text: string): text is AssignmentOperator {
  return assignments.has(text);
}

function parseConditional(cursor: TokenCursor): Expression {
  const condition = parseBinary(cursor);
  if (!cursor.accept('?')) return condition;
  const whenTrue = parseExpression(cursor);
  cursor.expect(':');
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, start: condition.start, end: whenFalse.end };
}

function parseThrow(cursor: TokenCursor): Expression {
  const { start } = cursor.expect('throw');
  const operand = parseExpression(cursor);
  return { kind: 'throw', operand, start, end: operand.end };
}

function refuseQuery(cursor: TokenCursor): void {
  if (!cursor.isWord('from')) return;
  const [second, third, fourth] = [cursor.ahead(1), cursor.ahead(2), cursor.ahead(3)];
  const named = second.kind === 'identifier' || second.kind === 'keyword';
  if (named && (isSymbol(third, 'in') || (third.kind === 'identifier' && isSymbol(fourth, 'in')))) throw unsupported('query syntax (from … select)', cursor.token.start);
}
