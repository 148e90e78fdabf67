import { unsupported, laterFeature } from '../fault.ts';
import type { Token } from '../lexer/token.ts';
import type { Expression, Lambda, Parameter } from '../syntax/expression.ts';
import { parseBlock } from './block.ts';
import { parseExpression } from './expression.ts';
import { scanType } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

const modifiers = ['out', 'ref', 'in', 'params'] as const;

/** Whether a lambda begins here; refuses the kinds of function that expressions cannot have. */
export function atLambda(cursor: TokenCursor): boolean {
  const { tokens, at, token } = cursor;
  if (cursor.is('delegate')) throw unsupported('anonymous methods (delegate)', token.start);
  if (cursor.isWord('async') && lambdaAt(tokens, at + 1)) throw unsupported('async', token.start);
  if (cursor.is('static') && lambdaAt(tokens, at + 1)) throw laterFeature('static anonymous function', '9.0', token.start);
  return lambdaAt(tokens, at);
}

export function parseLambda(cursor: TokenCursor): Lambda {
  const { start } = cursor.token;
  const parameters = cursor.is('(') ? parseParameters(cursor) : [bare(cursor)];
  cursor.expect('=>');
  const body: Expression | ReturnType<typeof parseBlock> = cursor.is('{') ? parseBlock(cursor) : parseExpression(cursor);
  return { kind: 'lambda', parameters, body, start, end: body.end };
}

/** `(a, string b, out int c, int d = 1)`: of a lambda or a local function. */
export function parseParameters(cursor: TokenCursor): readonly Parameter[] {
  cursor.expect('(');
  const parameters: Parameter[] = [];
  if (!cursor.is(')')) {
    do parameters.push(parseParameter(cursor));
    while (cursor.accept(','));
  }
  cursor.expect(')');
  return parameters;
}

function bare(cursor: TokenCursor): Parameter {
  const { text, start, end } = cursor.identifier();
  return { kind: 'parameter', name: text, start, end };
}

function parseParameter(cursor: TokenCursor): Parameter {
  const { start } = cursor.token;
  const modifier = modifiers.find((word) => cursor.accept(word));
  if (cursor.token.kind === 'identifier' && [',', ')'].includes(cursor.ahead(1).text)) return bare(cursor);
  const type = parseType(cursor);
  const name = cursor.identifier().text;
  const value = cursor.accept('=') ? parseExpression(cursor) : undefined;
  return { kind: 'parameter', name, type, ...(modifier && { modifier }), ...(value && { default: value }), start, end: cursor.previousEnd };
}

function lambdaAt(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind === 'identifier') return isSymbol(tokens[at + 1], '=>');
  if (!isSymbol(tokens[at], '(')) return false;
  if (isSymbol(tokens[at + 1], ')')) return isSymbol(tokens[at + 2], '=>');
  let next = at;
  do {
    const end = scanParameter(tokens, next + 1);
    if (end === undefined) return false;
    next = end;
  } while (isSymbol(tokens[next], ','));
  return isSymbol(tokens[next], ')') && isSymbol(tokens[next + 1], '=>');
}

function scanParameter(tokens: readonly Token[], at: number): number | undefined {
  const from = modifiers.some((word) => isSymbol(tokens[at], word)) ? at + 1 : at;
  const end = scanType(tokens, from);
  if (end === undefined) return undefined;
  return tokens[end]?.kind === 'identifier' ? end + 1 : end;
}
