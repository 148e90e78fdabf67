import { ExpressionFault, unsupported } from '../fault.ts';
import type { Statement } from '../syntax/statement.ts';
import { parseBlock } from './block.ts';
import { atDeclaration, atLocalFunction, parseDeclaration, parseLocalFunction } from './declaration.ts';
import { parseExpression } from './expression.ts';
import { parseIf } from './if.ts';
import { parseDo, parseFor, parseForEach, parseWhile } from './loops.ts';
import { parseSwitch } from './switch.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseTry } from './try.ts';
import { parseLock, parseUsing } from './using.ts';

/** A statement where declarations may stand: in a block or a switch section. */
export function parseStatement(cursor: TokenCursor): Statement {
  return cursor.nested(() => {
    if (atLocalFunction(cursor)) return parseLocalFunction(cursor);
    if (!cursor.is('const') && !atDeclaration(cursor)) return parsePlain(cursor);
    const declaration = parseDeclaration(cursor);
    return { ...declaration, end: cursor.expect(';').end };
  });
}

/** The statement below `if`, `while` and the like, which is no declaration. */
export function parseEmbedded(cursor: TokenCursor): Statement {
  const { start } = cursor.token;
  const declares = cursor.is('const') || atLocalFunction(cursor) || atDeclaration(cursor);
  if (declares) throw new ExpressionFault('Embedded statement cannot be a declaration or labeled statement', start);
  return cursor.nested(() => parsePlain(cursor));
}

function parsePlain(cursor: TokenCursor): Statement {
  const { token } = cursor;
  if (cursor.isWord('yield') && (isSymbol(cursor.ahead(1), 'return') || isSymbol(cursor.ahead(1), 'break'))) throw unsupported('yield', token.start);
  if (token.kind === 'identifier' && isSymbol(cursor.ahead(1), ':')) throw unsupported('labels and goto', token.start);
  return (token.kind === 'keyword' || token.kind === 'operator' ? parseByKeyword(cursor, token.text) : undefined) ?? parseExpressionStatement(cursor);
}

function parseByKeyword(cursor: TokenCursor, keyword: string): Statement | undefined {
  const { start } = cursor.token;
  switch (keyword) {
    case '{':
      return parseBlock(cursor);
    case ';':
      return { kind: 'empty', start, end: cursor.take().end };
    case 'if':
      return parseIf(cursor);
    case 'for':
      return parseFor(cursor);
    case 'foreach':
      return parseForEach(cursor);
    case 'while':
      return parseWhile(cursor);
    case 'do':
      return parseDo(cursor);
    case 'switch':
      return parseSwitch(cursor);
    case 'try':
      return parseTry(cursor);
    case 'using':
      return parseUsing(cursor);
    case 'lock':
      return parseLock(cursor);
    case 'return':
    case 'throw':
      return parseLeaving(cursor, keyword);
    case 'break':
    case 'continue':
      cursor.take();
      return { kind: keyword, start, end: cursor.expect(';').end };
    case 'checked':
    case 'unchecked':
      if (!isSymbol(cursor.ahead(1), '{')) return undefined;
      cursor.take();
      return { kind: 'checkedStatement', checked: keyword === 'checked', body: parseBlock(cursor), start, end: cursor.previousEnd };
    case 'goto':
      throw unsupported('labels and goto', start);
    case 'unsafe':
    case 'fixed':
      throw unsupported('pointers', start);
    default:
      return undefined;
  }
}

function parseLeaving(cursor: TokenCursor, keyword: 'return' | 'throw'): Statement {
  const { start } = cursor.take();
  const value = cursor.is(';') ? undefined : parseExpression(cursor);
  const { end } = cursor.expect(';');
  return { kind: keyword === 'return' ? 'return' : 'throwStatement', ...(value && { value }), start, end };
}

function parseExpressionStatement(cursor: TokenCursor): Statement {
  const expression = parseExpression(cursor);
  const { end } = cursor.expect(';');
  return { kind: 'expressionStatement', expression, start: expression.start, end };
}
