import { limitFault } from '../fault.ts';
import type { Expr } from '../syntax/expression.ts';
import type { Cursor } from './cursor.ts';
import { parsePostfix } from './postfix.ts';
import { parsePipeline } from './pipeline.ts';
import { takeListOperator, takeTextOperator } from './text-operators.ts';

/**
 * Kusto's order, weakest first: or; and; one of `== != in between`; one of `< > <= >=`; `+ -`; `* / %`; one operator on texts; sign; path, call.
 */
export function parseExpression(cursor: Cursor): Expr {
  return cursor.nested(() => chain(cursor, ['or'], () => chain(cursor, ['and'], () => equality(cursor))));
}

/** A figure of ours: a chain is bound from its end, and its length is a depth as well. */
const longest = 500;

function chain(cursor: Cursor, words: readonly string[], operand: () => Expr): Expr {
  let left = operand();
  for (let links = 0; ; links += 1) {
    const { at, text } = cursor.peek();
    if (links > longest) throw limitFault(`The query has more than ${longest} operands in a row.`);
    if (!words.some((word) => cursor.takeWord(word) || (!/^[a-z]/.test(word) && cursor.takeSign(word)))) return left;
    left = { kind: 'binary', at, op: text, left, right: operand() };
  }
}

function equality(cursor: Cursor): Expr {
  const left = relation(cursor);
  const { at, text } = cursor.peek();
  if (['==', '!=', '<>'].some((sign) => cursor.takeSign(sign))) return { kind: 'binary', at, op: text === '<>' ? '!=' : text, left, right: relation(cursor) };
  const negated = cursor.isSign('!') && cursor.isWord('between', 1);
  if (negated || cursor.isWord('between')) {
    if (negated) cursor.next();
    cursor.next();
    return between(cursor, left, at, negated);
  }
  const op = takeListOperator(cursor, ['in']);
  return op === undefined ? left : { kind: 'list', at, op, of: left, list: parenthesized(cursor) };
}

function between(cursor: Cursor, of: Expr, at: number, negated: boolean): Expr {
  cursor.expectSign('(');
  const from = parseExpression(cursor);
  cursor.expectSign('..');
  const to = parseExpression(cursor);
  cursor.expectSign(')');
  return { kind: 'between', at, negated, of, from, to };
}

/** One value or table at least. */
function parenthesized(cursor: Cursor): readonly Expr[] {
  cursor.expectSign('(');
  const list = [parsePipeline(cursor)];
  while (cursor.takeSign(',')) list.push(parsePipeline(cursor));
  cursor.expectSign(')');
  return list;
}

function relation(cursor: Cursor): Expr {
  const left = sum(cursor);
  const { at, text: op } = cursor.peek();
  return ['<=', '>=', '<', '>'].some((sign) => cursor.takeSign(sign)) ? { kind: 'binary', at, op, left, right: sum(cursor) } : left;
}

function sum(cursor: Cursor): Expr {
  return chain(cursor, ['+', '-'], () => chain(cursor, ['*', '/', '%'], () => textOperation(cursor)));
}

function textOperation(cursor: Cursor): Expr {
  const left = signed(cursor);
  const { at } = cursor.peek();
  const listed = takeListOperator(cursor, ['has_any', 'has_all']);
  if (listed !== undefined) return { kind: 'list', at, op: listed, of: left, list: parenthesized(cursor) };
  const op = takeTextOperator(cursor);
  return op === undefined ? left : { kind: 'binary', at, op, left, right: signed(cursor) };
}

function signed(cursor: Cursor): Expr {
  const { at } = cursor.peek();
  if (cursor.takeSign('-')) return { kind: 'sign', at, sign: '-', of: parsePostfix(cursor) };
  if (cursor.takeSign('+')) return { kind: 'sign', at, sign: '+', of: parsePostfix(cursor) };
  return parsePostfix(cursor);
}
