import type { Expr } from '../syntax/expression.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './primary.ts';
import { parseExpression } from './expression.ts';
import { expectReadName } from './words.ts';

/** `a.b`, `a['b']`, `a[0]`, and any of them behind the other. */
export function parsePostfix(cursor: Cursor): Expr {
  let expr = parsePrimary(cursor);
  for (let links = 0; ; links += 1) {
    const { at } = cursor.peek();
    if (cursor.takeSign('.')) {
      expr = { kind: 'member', at, of: expr, name: expectReadName(cursor).name };
    } else if (cursor.isSign('[') && mayBeIndexed(expr)) {
      cursor.next();
      const index = parseExpression(cursor);
      cursor.expectSign(']');
      expr = { kind: 'index', at, of: expr, index };
    } else return expr;
    // A chain is evaluated from its end: its length is a depth as well.
    if (links > 150) throw cursor.fault();
  }
}

function mayBeIndexed(expr: Expr): boolean {
  return expr.kind !== 'literal' || expr.type === 'dynamic';
}
