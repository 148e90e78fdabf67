import { unsupported } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import { parseExpression } from './expression.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

/** `(a)`, or a tuple `(a, name: b)`. */
export function parseParenthesized(cursor: TokenCursor): Expression {
  const { start } = cursor.expect('(');
  const elements: { name?: string; value: Expression }[] = [];
  do {
    const name = cursor.token.kind === 'identifier' && isSymbol(cursor.ahead(1), ':') ? cursor.take().text : undefined;
    if (name !== undefined) cursor.expect(':');
    const value = parseExpression(cursor);
    elements.push(name === undefined ? { value } : { name, value });
  } while (cursor.accept(','));
  const { end } = cursor.expect(')');
  const [first, second] = elements;
  if (first && !second && first.name === undefined) return first.value;
  if (cursor.is('=')) throw unsupported('deconstruction', start);
  return { kind: 'tuple', elements, start, end };
}
