import { ExpressionFault, laterFeature, unsupported } from '../fault.ts';
import type { ArrayInitializer, Expression } from '../syntax/expression.ts';
import type { TypeSyntax } from '../syntax/type.ts';
import { parseArguments } from './arguments.ts';
import { parseExpression } from './expression.ts';
import { parseArrayInitializer, parseInitializer } from './initializer.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseNonArrayType, parseRank } from './type.ts';

/** Everything that `new` begins. */
export function parseCreation(cursor: TokenCursor): Expression {
  const { start } = cursor.expect('new');
  if (cursor.is('{')) return parseAnonymousObject(cursor, start);
  if (cursor.is('(')) throw laterFeature('target-typed object creation', '9.0', start);
  if (cursor.is('[')) {
    const rank = parseRank(cursor);
    const elements = parseArrayInitializer(cursor);
    return { kind: 'arrayCreation', rank, lengths: [], elements, start, end: elements.end };
  }
  const type = parseNonArrayType(cursor);
  return cursor.is('[') ? parseArray(cursor, start, type) : parseObject(cursor, start, type);
}

function parseObject(cursor: TokenCursor, start: number, type: TypeSyntax): Expression {
  const bare = !cursor.is('(');
  if (bare && !cursor.is('{')) throw new ExpressionFault("A new expression requires (), [], or {} after type", cursor.previousEnd);
  const given = bare ? [] : parseArguments(cursor);
  const initializer = cursor.is('{') ? parseInitializer(cursor) : undefined;
  return { kind: 'objectCreation', type, arguments: given, ...(initializer && { initializer }), start, end: cursor.previousEnd };
}

/** `new byte[16]`, `new string[] { … }`, `new int[2][]`. */
function parseArray(cursor: TokenCursor, start: number, type: TypeSyntax): Expression {
  const lengths: Expression[] = [];
  let rank = 1;
  if (isSymbol(cursor.ahead(1), ']') || isSymbol(cursor.ahead(1), ',')) rank = parseRank(cursor);
  else {
    cursor.expect('[');
    do lengths.push(parseExpression(cursor));
    while (cursor.accept(','));
    cursor.expect(']');
    rank = lengths.length;
  }
  const elementType = withRanks(cursor, type);
  const elements: ArrayInitializer | undefined = cursor.is('{') ? parseArrayInitializer(cursor) : undefined;
  if (!elements && lengths.length === 0) throw new ExpressionFault('Array creation must have array size or array initializer', cursor.previousEnd);
  if (rank > 1) throw unsupported('arrays of several dimensions', start);
  return { kind: 'arrayCreation', elementType, rank, lengths, ...(elements && { elements }), start, end: cursor.previousEnd };
}

/** In `new int[2][]` the brackets behind belong to the elements. */
function withRanks(cursor: TokenCursor, type: TypeSyntax): TypeSyntax {
  let element = type;
  while (cursor.is('[') && (isSymbol(cursor.ahead(1), ']') || isSymbol(cursor.ahead(1), ','))) {
    element = { kind: 'array', element, rank: parseRank(cursor), start: type.start, end: cursor.previousEnd };
  }
  return element;
}

/** `new { a = 1, b, c.D }`: names are given or those of what is taken. */
function parseAnonymousObject(cursor: TokenCursor, start: number): Expression {
  cursor.expect('{');
  const members: { name: string; value: Expression }[] = [];
  while (!cursor.is('}')) {
    const named = cursor.token.kind === 'identifier' && isSymbol(cursor.ahead(1), '=') ? cursor.take().text : undefined;
    if (named !== undefined) cursor.expect('=');
    const value = parseExpression(cursor);
    members.push({ name: named ?? nameOf(value), value });
    if (!cursor.accept(',')) break;
  }
  return { kind: 'anonymousObject', members, start, end: cursor.expect('}').end };
}

function nameOf(value: Expression): string {
  if (value.kind === 'name' || value.kind === 'member') return value.name;
  if (value.kind === 'conditionalAccess' && value.access.kind === 'member') return value.access.name;
  throw new ExpressionFault('Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.', value.start);
}
