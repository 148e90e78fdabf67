import { notTaken } from '../fault.ts';
import type { Expr } from '../syntax/expression.ts';
import { typeNamed } from '../values/type.ts';
import type { Cursor } from './cursor.ts';
import { parseDynamic } from './dynamic-literal.ts';
import { literalOf } from './literal.ts';
import { parsePipeline } from './pipeline.ts';
import { expectReadName } from './words.ts';

/** Words with a parenthesis behind them that are no calls. */
const notCalled = new Set(['by', 'on', 'and', 'or', 'in', 'between', 'has', 'contains', 'startswith', 'endswith', 'has_any', 'has_all', 'let']);

export function parsePrimary(cursor: Cursor): Expr {
  const token = cursor.peek();
  const { at } = token;
  const literal = literalOf(cursor, token);
  if (literal) {
    cursor.next();
    return literal.type === 'string' ? adjacentTexts(cursor, literal) : literal;
  }
  if (cursor.takeSign('(')) {
    const inside = parsePipeline(cursor);
    cursor.expectSign(')');
    return inside;
  }
  if (token.kind !== 'word' || !cursor.isSign('(', 1)) return { kind: 'name', at, name: expectReadName(cursor).name };
  if (notCalled.has(token.text)) throw cursor.fault();
  cursor.next();
  cursor.next();
  return called(cursor, token.text, at);
}

/** `"a" "b"` is one text. */
function adjacentTexts(cursor: Cursor, first: Expr & { readonly kind: 'literal' }): Expr {
  let value = String(first.value);
  for (let token = cursor.peek(); token.kind === 'text'; token = cursor.peek()) {
    value += token.value;
    cursor.next();
  }
  return { ...first, value };
}

function called(cursor: Cursor, name: string, at: number): Expr {
  if (name === 'dynamic') {
    const value = parseDynamic(cursor);
    cursor.expectSign(')');
    return { kind: 'literal', at, type: 'dynamic', value };
  }
  if (name === 'typeof') {
    const word = cursor.expectName();
    const type = typeNamed(word.text);
    if (type === undefined) throw word.text === 'decimal' ? notTaken("type 'decimal'", word.at) : cursor.fault();
    cursor.expectSign(')');
    return { kind: 'typeof', at, type };
  }
  const args: Expr[] = [];
  if (!cursor.takeSign(')')) {
    do args.push(argument(cursor));
    while (cursor.takeSign(','));
    cursor.expectSign(')');
  }
  return { kind: 'call', at, name, args };
}

function argument(cursor: Cursor): Expr {
  const { at } = cursor.peek();
  return cursor.takeSign('*') ? { kind: 'star', at } : parsePipeline(cursor);
}
