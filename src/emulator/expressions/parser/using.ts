import { laterFeature } from '../fault.ts';
import type { Lock, Using } from '../syntax/statement.ts';
import { atDeclaration, parseDeclaration } from './declaration.ts';
import { parseExpression } from './expression.ts';
import { parseCondition } from './if.ts';
import { parseEmbedded } from './statement.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

/** `using (var a = …) …`, or over an expression. */
export function parseUsing(cursor: TokenCursor): Using {
  const { start } = cursor.expect('using');
  if (!cursor.is('(') && !isSymbol(cursor.token, ';')) throw laterFeature('using declarations', '8.0', start);
  cursor.expect('(');
  const resource = atDeclaration(cursor) ? parseDeclaration(cursor) : parseExpression(cursor);
  cursor.expect(')');
  const body = parseEmbedded(cursor);
  return { kind: 'using', resource, body, start, end: body.end };
}

export function parseLock(cursor: TokenCursor): Lock {
  const { start } = cursor.expect('lock');
  const value = parseCondition(cursor);
  const body = parseEmbedded(cursor);
  return { kind: 'lock', value, body, start, end: body.end };
}
