import { ExpressionFault } from '../fault.ts';
import type { Argument, Expression } from '../syntax/expression.ts';
import { parseExpression } from './expression.ts';
import { scanType } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

/** `(a, name: b, out var c)`. */
export function parseArguments(cursor: TokenCursor): readonly Argument[] {
  cursor.expect('(');
  return parseList(cursor, ')');
}

/** `[a]`, of which there must be one. */
export function parseIndex(cursor: TokenCursor): readonly Argument[] {
  const { start } = cursor.expect('[');
  const index = parseList(cursor, ']');
  if (index.length === 0) throw new ExpressionFault("Syntax error; value expected", start + 1);
  return index;
}

function parseList(cursor: TokenCursor, close: ')' | ']'): readonly Argument[] {
  const list: Argument[] = [];
  if (!cursor.is(close)) {
    do list.push(parseArgument(cursor));
    while (cursor.accept(','));
  }
  cursor.expect(close);
  return list;
}

function parseArgument(cursor: TokenCursor): Argument {
  const { start } = cursor.token;
  const name = cursor.token.kind === 'identifier' && isSymbol(cursor.ahead(1), ':') ? cursor.take().text : undefined;
  if (name !== undefined) cursor.expect(':');
  const modifier = cursor.is('out') || cursor.is('ref') || cursor.is('in') ? cursor.take().text : undefined;
  const value = modifier === 'out' ? parseOut(cursor) : parseExpression(cursor);
  return { kind: 'argument', ...(name !== undefined && { name }), ...(isModifier(modifier) && { modifier }), value, start, end: value.end };
}

function isModifier(text: string | undefined): text is 'out' | 'ref' | 'in' {
  return text === 'out' || text === 'ref' || text === 'in';
}

/** `out x`, or `out var x` and `out string x`, which declare. */
function parseOut(cursor: TokenCursor): Expression {
  const end = scanType(cursor.tokens, cursor.at);
  if (end === undefined || cursor.tokens[end]?.kind !== 'identifier') return parseExpression(cursor);
  const type = parseType(cursor);
  const name = cursor.identifier().text;
  return { kind: 'declaration', type, ...(name !== '_' && { name }), start: type.start, end: cursor.previousEnd };
}
