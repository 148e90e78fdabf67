import { ExpressionFault } from './fault.ts';
import { expressionEnd } from './lexer/expression-end.ts';
import { tokenize } from './lexer/tokenize.ts';
import { parseStatements } from './parser/block.ts';
import { parseExpression as parseOne } from './parser/expression.ts';
import { TokenCursor } from './parser/token-cursor.ts';
import { refuseDeepTree } from './parser/tree-depth.ts';
import type { Expression } from './syntax/expression.ts';
import type { Statement } from './syntax/statement.ts';

/** `@(…)` is one expression, `@{…}` statements that return. Spans count from the first character of `text`. */
export type ParsedExpression =
  | { readonly kind: 'single'; readonly text: string; readonly expression: Expression }
  | { readonly kind: 'multi'; readonly text: string; readonly statements: readonly Statement[]; readonly end: number };

/** Whether a value is an expression at all. */
export function isExpression(value: string): boolean {
  return /^\s*@[({]/.test(value);
}

/**
 * Reads the C# of a policy expression with its `@(…)` or `@{…}`, white space around it allowed. Linear in its length.
 * Throws `ExpressionFault` for what Azure would not compile, and for what the local Azure does not support.
 */
export function parseExpression(text: string): ParsedExpression {
  const start = text.length - text.trimStart().length;
  const whole = text.trimEnd();
  if (!isExpression(text)) throw new ExpressionFault("An expression begins with '@(' or '@{'.", start);
  const end = expressionEnd(whole, start);
  if (end < whole.length) throw new ExpressionFault(`Unexpected text after an expression: '${text.slice(end, end + 20)}'. An expression must be the whole value.`, end);
  const close = whole.slice(-1);
  const cursor = new TokenCursor(tokenize(text, start + 2, end - 1, close));
  return close === ')' ? parseSingle(cursor, text, start) : parseMulti(cursor, text, start);
}

function parseSingle(cursor: TokenCursor, text: string, start: number): ParsedExpression {
  const expression = parseOne(cursor);
  if (!cursor.done) throw cursor.missing(')');
  refuseDeepTree(expression, text.length, start);
  return { kind: 'single', text, expression };
}

function parseMulti(cursor: TokenCursor, text: string, start: number): ParsedExpression {
  const statements = parseStatements(cursor);
  if (!cursor.done) throw cursor.invalidTerm();
  refuseDeepTree(statements, text.length, start);
  return { kind: 'multi', text, statements, end: cursor.token.end };
}
