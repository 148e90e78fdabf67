import type { DeclaredColumn, Expr } from '../syntax/expression.ts';
import { typeNamed } from '../values/type.ts';
import { notTaken } from '../fault.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression.ts';
import { parseNamed } from './named.ts';
import { parseUnion } from './operators/join.ts';
import { expectDeclaredName, separated } from './words.ts';

/** Tables that are made by words of their own; undefined where none begins here. */
export function parseSource(cursor: Cursor): Expr | undefined {
  const { at, kind } = cursor.peek();
  if (kind !== 'word') return undefined;
  if (cursor.isWord('datatable') && cursor.isSign('(', 1)) return datatable(cursor, at);
  if (cursor.isWord('range') && cursor.peek(1).kind === 'word') return range(cursor, at);
  if (cursor.isWord('print')) {
    cursor.next();
    return { kind: 'print', at, items: separated(cursor, () => parseNamed(cursor)) };
  }
  if (!cursor.isWord('union')) return undefined;
  cursor.next();
  return { kind: 'union', at, union: parseUnion(cursor, at) };
}

function range(cursor: Cursor, at: number): Expr {
  cursor.next();
  const { name } = expectDeclaredName(cursor);
  cursor.expectWord('from');
  const from = parseExpression(cursor);
  cursor.expectWord('to');
  const to = parseExpression(cursor);
  cursor.expectWord('step');
  return { kind: 'range', at, name, from, to, step: parseExpression(cursor) };
}

function datatable(cursor: Cursor, at: number): Expr {
  cursor.next();
  cursor.expectSign('(');
  const columns = separated(cursor, () => declaredColumn(cursor));
  cursor.expectSign(')');
  cursor.expectSign('[');
  const cells: Expr[] = [];
  while (!cursor.isSign(']')) {
    cells.push(parseExpression(cursor));
    if (!cursor.takeSign(',')) break;
  }
  cursor.expectSign(']');
  return { kind: 'datatable', at, columns, cells };
}

/** `name:long` */
export function declaredColumn(cursor: Cursor): DeclaredColumn {
  const { name } = expectDeclaredName(cursor);
  cursor.expectSign(':');
  const word = cursor.peek();
  const type = word.kind === 'word' ? typeNamed(word.text) : undefined;
  if (type === undefined) throw word.text === 'decimal' ? notTaken("type 'decimal'", word.at) : cursor.fault();
  cursor.next();
  return { name, type };
}
