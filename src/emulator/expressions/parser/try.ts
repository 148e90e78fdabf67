import { ExpressionFault } from '../fault.ts';
import type { Catch, Try } from '../syntax/statement.ts';
import { parseBlock } from './block.ts';
import { parseCondition } from './if.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

export function parseTry(cursor: TokenCursor): Try {
  const { start } = cursor.expect('try');
  const body = parseBlock(cursor);
  const catches: Catch[] = [];
  while (cursor.is('catch')) catches.push(parseCatch(cursor));
  const last = cursor.accept('finally') ? parseBlock(cursor) : undefined;
  if (catches.length === 0 && !last) throw new ExpressionFault('Expected catch or finally', cursor.previousEnd);
  return { kind: 'try', body, catches, ...(last && { finally: last }), start, end: cursor.previousEnd };
}

function parseCatch(cursor: TokenCursor): Catch {
  const { start } = cursor.expect('catch');
  const declared = cursor.accept('(');
  const type = declared ? parseType(cursor) : undefined;
  const name = declared && cursor.token.kind === 'identifier' ? cursor.take().text : undefined;
  if (declared) cursor.expect(')');
  const filtered = cursor.isWord('when') && cursor.take();
  const filter = filtered ? parseCondition(cursor) : undefined;
  const body = parseBlock(cursor);
  return { kind: 'catch', ...(type && { type }), ...(name !== undefined && { name }), ...(filter && { filter }), body, start, end: body.end };
}
