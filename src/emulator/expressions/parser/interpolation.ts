import { ExpressionFault } from '../fault.ts';
import type { InterpolationToken, Token } from '../lexer/token.ts';
import type { Expression, InterpolationPart } from '../syntax/expression.ts';
import { parseExpression } from './expression.ts';
import type { TokenCursor } from './token-cursor.ts';

export function parseInterpolation(cursor: TokenCursor, token: Extract<Token, { kind: 'interpolation' }>): Expression {
  return { kind: 'interpolation', parts: token.parts.map((part) => parsePart(cursor, part)), start: token.start, end: token.end };
}

function parsePart(cursor: TokenCursor, part: InterpolationToken): InterpolationPart {
  if (part.kind === 'text') return part;
  const { start, end, format } = part;
  const alignment = part.alignment && parseAll(cursor.within(part.alignment));
  return { kind: 'hole', expression: parseAll(cursor.within(part.tokens)), ...(alignment && { alignment }), ...(format !== undefined && { format }), start, end };
}

/** The tokens of a hole are one expression. */
function parseAll(cursor: TokenCursor): Expression {
  if (cursor.done) throw new ExpressionFault('Expression expected', cursor.token.start);
  const expression = parseExpression(cursor);
  if (!cursor.done) throw cursor.missing('}');
  return expression;
}
