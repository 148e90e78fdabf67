import type { ArrayInitializer, Expression, Initializer, MemberInitializer } from '../syntax/expression.ts';
import { parseIndex } from './arguments.ts';
import { parseExpression } from './expression.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

/** `{ A = 1, ["b"] = 2 }` sets members, `{ 1, { "a", "b" } }` adds elements. */
export function parseInitializer(cursor: TokenCursor): Initializer {
  return cursor.nested(() => {
    const sets = isSymbol(cursor.ahead(1), '[') || (cursor.ahead(1).kind === 'identifier' && isSymbol(cursor.ahead(2), '='));
    const { start } = cursor.expect('{');
    if (sets) return { kind: 'objectInitializer', members: parseItems(cursor, () => parseMember(cursor)), start, end: cursor.previousEnd };
    return { kind: 'collectionInitializer', elements: parseItems(cursor, () => parseElement(cursor)), start, end: cursor.previousEnd };
  });
}

/** `{ 1, 2, }` of an array; inner braces are inner arrays. */
export function parseArrayInitializer(cursor: TokenCursor): ArrayInitializer {
  return cursor.nested(() => {
    const { start } = cursor.expect('{');
    const elements = parseItems(cursor, () => (cursor.is('{') ? parseArrayInitializer(cursor) : parseExpression(cursor)));
    return { kind: 'arrayInitializer', elements, start, end: cursor.previousEnd };
  });
}

/** Items up to and with the closing brace; a comma may stand before it. */
function parseItems<T>(cursor: TokenCursor, parse: () => T): readonly T[] {
  const items: T[] = [];
  while (!cursor.is('}')) {
    items.push(parse());
    if (!cursor.accept(',')) break;
  }
  if (!cursor.is('}') && !cursor.done) throw cursor.missing(',');
  cursor.expect('}');
  return items;
}

function parseElement(cursor: TokenCursor): readonly Expression[] {
  if (!cursor.accept('{')) return [parseExpression(cursor)];
  return parseItems(cursor, () => parseExpression(cursor));
}

function parseMember(cursor: TokenCursor): MemberInitializer {
  const { start } = cursor.token;
  const index = cursor.is('[') ? parseIndex(cursor) : [];
  const name = index.length > 0 ? undefined : cursor.identifier().text;
  cursor.expect('=');
  const value = cursor.is('{') ? parseInitializer(cursor) : parseExpression(cursor);
  return { kind: 'memberInitializer', ...(name !== undefined && { name }), index, value, start, end: value.end };
}
