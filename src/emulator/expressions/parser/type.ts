import { ExpressionFault } from '../fault.ts';
import { typeKeywords } from '../lexer/keywords.ts';
import type { Token } from '../lexer/token.ts';
import type { TypePart, TypeSyntax } from '../syntax/type.ts';
import type { TokenCursor } from './token-cursor.ts';

/** A type with its `?` and `[]`. */
export function parseType(cursor: TokenCursor): TypeSyntax {
  return withRanks(cursor, parseNonArrayType(cursor));
}

function withRanks(cursor: TokenCursor, element: TypeSyntax): TypeSyntax {
  let type = element;
  while (cursor.is('[') && (cursor.ahead(1).text === ']' || cursor.ahead(1).text === ',')) {
    const rank = parseRank(cursor);
    type = { kind: 'array', element: type, rank, start: type.start, end: cursor.previousEnd };
  }
  return type;
}

/** A type up to its array brackets, which `new` reads itself. */
export function parseNonArrayType(cursor: TokenCursor): TypeSyntax {
  const core = cursor.nested(() => parseCore(cursor));
  return cursor.accept('?') ? { kind: 'nullable', of: core, start: core.start, end: cursor.previousEnd } : core;
}

/** A type behind `is` or `as`: a `?` that an operand follows begins a conditional. */
export function parseTestedType(cursor: TokenCursor): TypeSyntax {
  const core = cursor.nested(() => parseCore(cursor));
  const nullable = cursor.is('?') && !startsOperand(cursor.ahead(1)) && cursor.accept('?');
  return withRanks(cursor, nullable ? { kind: 'nullable', of: core, start: core.start, end: cursor.previousEnd } : core);
}

/** Whether an operand can begin with this. */
function startsOperand({ kind, text }: Token): boolean {
  if (kind === 'operator') return ['(', '+', '-', '!', '~', '++', '--'].includes(text);
  if (kind === 'keyword') return !['is', 'as', 'in'].includes(text);
  return kind !== 'end';
}

/** `[,]`, read: the number of dimensions. */
export function parseRank(cursor: TokenCursor): number {
  cursor.expect('[');
  let rank = 1;
  while (cursor.accept(',')) rank += 1;
  cursor.expect(']');
  return rank;
}

function parseCore(cursor: TokenCursor): TypeSyntax {
  const { kind, text, start, end } = cursor.token;
  if (kind === 'keyword' && typeKeywords.has(text)) {
    cursor.take();
    return { kind: 'predefined', name: text, start, end };
  }
  if (cursor.is('(')) return parseTupleType(cursor);
  if (kind !== 'identifier') throw new ExpressionFault('Type expected', start);
  const parts: TypePart[] = [];
  do parts.push({ name: cursor.identifier().text, typeArguments: cursor.is('<') ? parseTypeArguments(cursor) : [] });
  while (cursor.accept('.') || cursor.accept('::'));
  return { kind: 'named', parts, start, end: cursor.previousEnd };
}

export function parseTypeArguments(cursor: TokenCursor): readonly TypeSyntax[] {
  const types: TypeSyntax[] = [];
  cursor.expect('<');
  do types.push(parseType(cursor));
  while (cursor.accept(','));
  cursor.expect('>');
  return types;
}

function parseTupleType(cursor: TokenCursor): TypeSyntax {
  const { start } = cursor.expect('(');
  const elements: { type: TypeSyntax; name?: string }[] = [];
  do {
    const type = parseType(cursor);
    elements.push(cursor.token.kind === 'identifier' ? { type, name: cursor.take().text } : { type });
  } while (cursor.accept(','));
  cursor.expect(')');
  if (elements.length < 2) throw new ExpressionFault('Tuple must contain at least two elements.', start);
  return { kind: 'tupleType', elements, start, end: cursor.previousEnd };
}
