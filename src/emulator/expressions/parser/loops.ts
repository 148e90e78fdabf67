import { ExpressionFault, unsupported } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import type { DoWhile, For, ForEach, While } from '../syntax/statement.ts';
import { atDeclaration, parseDeclaration } from './declaration.ts';
import { parseExpression } from './expression.ts';
import { parseCondition } from './if.ts';
import { parseEmbedded } from './statement.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

export function parseFor(cursor: TokenCursor): For {
  const { start } = cursor.expect('for');
  cursor.expect('(');
  const initializers = atDeclaration(cursor) ? parseDeclaration(cursor) : parseList(cursor, ';');
  cursor.expect(';');
  const condition = cursor.is(';') ? undefined : parseExpression(cursor);
  cursor.expect(';');
  const iterators = parseList(cursor, ')');
  cursor.expect(')');
  const body = parseEmbedded(cursor);
  return { kind: 'for', initializers, ...(condition && { condition }), iterators, body, start, end: body.end };
}

function parseList(cursor: TokenCursor, end: string): readonly Expression[] {
  const list: Expression[] = [];
  if (cursor.is(end)) return list;
  do list.push(parseExpression(cursor));
  while (cursor.accept(','));
  return list;
}

export function parseForEach(cursor: TokenCursor): ForEach {
  const { start } = cursor.expect('foreach');
  cursor.expect('(');
  const type = parseType(cursor);
  if (cursor.is('(')) throw unsupported('deconstruction', cursor.token.start);
  if (cursor.is('in')) throw new ExpressionFault('Type and identifier are both required in a foreach statement', cursor.token.start);
  const name = cursor.identifier();
  cursor.expect('in');
  const collection = parseExpression(cursor);
  cursor.expect(')');
  const body = parseEmbedded(cursor);
  return { kind: 'foreach', type, name: name.text, nameStart: name.start, collection, body, start, end: body.end };
}

export function parseWhile(cursor: TokenCursor): While {
  const { start } = cursor.expect('while');
  const condition = parseCondition(cursor);
  const body = parseEmbedded(cursor);
  return { kind: 'while', condition, body, start, end: body.end };
}

export function parseDo(cursor: TokenCursor): DoWhile {
  const { start } = cursor.expect('do');
  const body = parseEmbedded(cursor);
  cursor.expect('while');
  const condition = parseCondition(cursor);
  return { kind: 'do', body, condition, start, end: cursor.expect(';').end };
}
