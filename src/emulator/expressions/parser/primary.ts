import { ExpressionFault, laterFeature, unsupported } from '../fault.ts';
import { typeKeywords } from '../lexer/keywords.ts';
import type { Expression } from '../syntax/expression.ts';
import { parseCreation } from './creation.ts';
import { parseExpression } from './expression.ts';
import { parseInterpolation } from './interpolation.ts';
import { parseNameOf } from './nameof.ts';
import { parseParenthesized } from './parenthesized.ts';
import { opensTypeArguments } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType, parseTypeArguments } from './type.ts';

export function parsePrimary(cursor: TokenCursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case 'literal':
      cursor.take();
      return { kind: 'literal', value: token.value, start: token.start, end: token.end };
    case 'interpolation':
      cursor.take();
      return parseInterpolation(cursor, token);
    case 'identifier':
      return parseName(cursor);
    case 'keyword':
      return parseKeyword(cursor);
    case 'operator':
      if (token.text === '(') return parseParenthesized(cursor);
      if (token.text === '[') throw laterFeature('collection expressions', '12.0', token.start);
      throw cursor.invalidTerm();
    case 'end':
      throw cursor.invalidTerm();
  }
}

function parseName(cursor: TokenCursor): Expression {
  if (cursor.isWord('nameof') && isSymbol(cursor.ahead(1), '(')) return parseNameOf(cursor);
  const { text, start } = cursor.take();
  const typeArguments = opensTypeArguments(cursor.tokens, cursor.at) ? parseTypeArguments(cursor) : [];
  return { kind: 'name', name: text, typeArguments, start, end: cursor.previousEnd };
}

function parseKeyword(cursor: TokenCursor): Expression {
  const { text, start, end } = cursor.token;
  switch (text) {
    case 'new':
      return cursor.nested(() => parseCreation(cursor));
    case 'typeof': {
      cursor.take();
      cursor.expect('(');
      const type = parseType(cursor);
      return { kind: 'typeof', type, start, end: cursor.expect(')').end };
    }
    case 'default': {
      cursor.take();
      if (!cursor.accept('(')) return { kind: 'default', start, end };
      const type = parseType(cursor);
      return { kind: 'default', type, start, end: cursor.expect(')').end };
    }
    case 'checked':
    case 'unchecked': {
      cursor.take();
      cursor.expect('(');
      const operand = parseExpression(cursor);
      return { kind: 'checked', checked: text === 'checked', operand, start, end: cursor.expect(')').end };
    }
    case 'this':
    case 'base':
      throw new ExpressionFault(`Keyword '${text}' is not available in the current context`, start);
    case 'stackalloc':
    case 'sizeof':
      throw unsupported(text, start);
  }
  if (!typeKeywords.has(text)) throw cursor.invalidTerm();
  if (!isSymbol(cursor.ahead(1), '.')) throw cursor.invalidTerm();
  cursor.take();
  return { kind: 'predefinedType', name: text, start, end };
}
