import type { NamedExpr } from '../syntax/expression.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression.ts';
import { expectDeclaredName, separated } from './words.ts';

/** `x = expr`, `(x, y) = expr`, `expr`. */
export function parseNamed(cursor: Cursor): NamedExpr {
  const { at } = cursor.peek();
  return { at, names: namesBefore(cursor), expr: parseExpression(cursor) };
}

function namesBefore(cursor: Cursor): readonly string[] {
  const single = tokensOfName(cursor, 0);
  if (single > 0 && cursor.isSign('=', single)) {
    const { name } = expectDeclaredName(cursor);
    cursor.next();
    return [name];
  }
  if (!cursor.isSign('(') || !isTuple(cursor)) return [];
  cursor.next();
  const names = separated(cursor, () => expectDeclaredName(cursor).name);
  cursor.next();
  cursor.next();
  return names;
}

/** How many tokens the name that begins `ahead` has; 0: none begins there. */
function tokensOfName(cursor: Cursor, ahead: number): number {
  if (cursor.peek(ahead).kind === 'word') return 1;
  return cursor.isSign('[', ahead) && cursor.peek(ahead + 1).kind === 'text' && cursor.isSign(']', ahead + 2) ? 3 : 0;
}

function isTuple(cursor: Cursor): boolean {
  let ahead = 1;
  for (;;) {
    const tokens = tokensOfName(cursor, ahead);
    if (tokens === 0) return false;
    ahead += tokens;
    if (cursor.isSign(')', ahead)) return cursor.isSign('=', ahead + 1);
    if (!cursor.isSign(',', ahead)) return false;
    ahead += 1;
  }
}
