import { ExpressionFault, laterFeature, unsupported } from '../fault.ts';
import type { ArrayInitializer, Expression } from '../syntax/expression.ts';
import type { Declarator, LocalDeclaration, LocalFunction } from '../syntax/statement.ts';
import { isWord } from '../syntax/type.ts';
import { parseBlock } from './block.ts';
import { parseExpression } from './expression.ts';
import { parseArrayInitializer } from './initializer.ts';
import { parseParameters } from './lambda.ts';
import { scanType } from './scan-type.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';
import { parseType } from './type.ts';

/** Whether a type and a name stand here that are no function. */
export function atDeclaration(cursor: TokenCursor): boolean {
  const end = typeAndName(cursor);
  if (end === undefined) {
    if (cursor.isWord('var') && isSymbol(cursor.ahead(1), '(') && deconstructs(cursor)) throw unsupported('deconstruction', cursor.token.start);
    return false;
  }
  return !opensFunction(cursor, end);
}

export function atLocalFunction(cursor: TokenCursor): boolean {
  if (cursor.is('static')) throw laterFeature('static local functions', '8.0', cursor.token.start);
  if (cursor.isWord('async') && cursor.ahead(1).kind !== 'operator') throw unsupported('async', cursor.token.start);
  if (cursor.is('void')) return cursor.ahead(1).kind === 'identifier';
  const end = typeAndName(cursor);
  return end !== undefined && opensFunction(cursor, end);
}

/** The index behind a type and a name. */
function typeAndName(cursor: TokenCursor): number | undefined {
  if (cursor.isWord('await')) return undefined;
  const end = scanType(cursor.tokens, cursor.at);
  const name = end === undefined ? undefined : cursor.tokens[end];
  if (end === undefined || !name) return undefined;
  if (name.kind === 'keyword' && isSymbol(cursor.tokens[end + 1], '=')) throw new ExpressionFault(`Identifier expected; '${name.text}' is a keyword`, name.start);
  return name.kind === 'identifier' ? end + 1 : undefined;
}

function opensFunction(cursor: TokenCursor, at: number): boolean {
  return isSymbol(cursor.tokens[at], '(') || isSymbol(cursor.tokens[at], '<');
}

/** `var (a, b) =`. */
function deconstructs(cursor: TokenCursor): boolean {
  let at = cursor.at + 2;
  while (cursor.tokens[at]?.kind === 'identifier' || isSymbol(cursor.tokens[at], ',')) at += 1;
  return isSymbol(cursor.tokens[at], ')') && isSymbol(cursor.tokens[at + 1], '=');
}

/** `var a = 1`, `string a, b = c`, `const int d = 2`, without its semicolon. */
export function parseDeclaration(cursor: TokenCursor): LocalDeclaration {
  const { start } = cursor.token;
  const constant = cursor.accept('const');
  const type = parseType(cursor);
  const declarators: Declarator[] = [];
  do declarators.push(parseDeclarator(cursor));
  while (cursor.accept(','));
  const implicit = isWord(type, 'var');
  const [first, second] = declarators;
  if (implicit && second) throw new ExpressionFault('Implicitly-typed variables cannot have multiple declarators', second.start);
  if (implicit && first && !first.value) throw new ExpressionFault('Implicitly-typed variables must be initialized', first.start);
  if (implicit && first?.value?.kind === 'arrayInitializer') throw new ExpressionFault('Cannot initialize an implicitly-typed variable with an array initializer', first.start);
  const unset = constant ? declarators.find(({ value }) => !value) : undefined;
  if (unset) throw new ExpressionFault('A const field requires a value to be provided', unset.start);
  return { kind: 'local', type, constant, declarators, start, end: cursor.previousEnd };
}

function parseDeclarator(cursor: TokenCursor): Declarator {
  const { text, start } = cursor.identifier();
  if (cursor.is('[')) throw new ExpressionFault("Bad array declarator: To declare a managed array the rank specifier precedes the variable's identifier. To declare a fixed size buffer field, use the fixed keyword before the field type.", cursor.token.start);
  const value: Expression | ArrayInitializer | undefined = cursor.accept('=') ? (cursor.is('{') ? parseArrayInitializer(cursor) : parseExpression(cursor)) : undefined;
  return { kind: 'declarator', name: text, ...(value && { value }), start, end: cursor.previousEnd };
}

/** `int Twice(int x) => x * 2;`, or with a block. */
export function parseLocalFunction(cursor: TokenCursor): LocalFunction {
  const { start } = cursor.token;
  const returnType = cursor.accept('void') ? 'void' : parseType(cursor);
  const name = cursor.identifier().text;
  const typeParameters: string[] = [];
  if (cursor.accept('<')) {
    do typeParameters.push(cursor.identifier().text);
    while (cursor.accept(','));
    cursor.expect('>');
  }
  const parameters = parseParameters(cursor);
  if (cursor.isWord('where')) throw unsupported('constraints of type parameters', cursor.token.start);
  if (cursor.accept('=>')) {
    const body = parseExpression(cursor);
    return { kind: 'localFunction', name, returnType, typeParameters, parameters, body, start, end: cursor.expect(';').end };
  }
  if (!cursor.is('{')) throw cursor.missing(';');
  return { kind: 'localFunction', name, returnType, typeParameters, parameters, body: parseBlock(cursor), start, end: cursor.previousEnd };
}
