import { notTaken } from '../fault.ts';
import type { Lambda, LambdaParameter, LetStatement, Query } from '../syntax/statement.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { parsePipeline } from './pipeline.ts';
import { declaredColumn } from './source.ts';
import { parseExpression } from './expression.ts';
import { expectDeclaredName, separated } from './words.ts';

const otherStatements = new Set(['set', 'declare', 'restrict', 'alias', 'pattern']);

/** A whole query: `let` statements and one expression. Throws KqlError, nothing else, whatever the text. */
export function parseQuery(text: string): Query {
  const cursor = cursorOver(text);
  const lets = letStatements(cursor);
  const body = parsePipeline(cursor);
  if (cursor.takeSign(';') && cursor.peek().kind !== 'end') throw notTaken('more than one result of a query', cursor.peek().at);
  if (cursor.peek().kind !== 'end') throw cursor.fault();
  return { text, lets, body };
}

function letStatements(cursor: Cursor): readonly LetStatement[] {
  const lets: LetStatement[] = [];
  for (;;) {
    const { at, kind, text } = cursor.peek();
    if (kind === 'word' && otherStatements.has(text) && cursor.peek(1).kind === 'word') throw notTaken(`statement '${text}'`, at);
    if (!cursor.isWord('let')) return lets;
    lets.push(letStatement(cursor));
    while (cursor.takeSign(';'));
  }
}

function letStatement(cursor: Cursor): LetStatement {
  const { at } = cursor.next();
  const { name } = expectDeclaredName(cursor);
  cursor.expectSign('=');
  const value: LetStatement['value'] = startsLambda(cursor) ? { kind: 'lambda', lambda: lambda(cursor) } : { kind: 'expr', expr: parsePipeline(cursor) };
  if (!cursor.isSign(';')) throw cursor.fault();
  return { at, name, value };
}

/** `() {`, `(a:long) {`, `(T:(*)) {`, also behind `view`. */
function startsLambda(cursor: Cursor): boolean {
  const ahead = cursor.isWord('view') ? 1 : 0;
  if (!cursor.isSign('(', ahead)) return false;
  if (cursor.isSign(')', ahead + 1)) return cursor.isSign('{', ahead + 2);
  return cursor.peek(ahead + 1).kind === 'word' && cursor.isSign(':', ahead + 2);
}

function lambda(cursor: Cursor): Lambda {
  return cursor.nested(() => {
    cursor.takeWord('view');
    const { at } = cursor.expectSign('(');
    const parameters = cursor.isSign(')') ? [] : separated(cursor, () => parameter(cursor));
    cursor.expectSign(')');
    cursor.expectSign('{');
    const lets = letStatements(cursor);
    const body = parsePipeline(cursor);
    cursor.takeSign(';');
    cursor.expectSign('}');
    return { at, parameters, lets, body };
  });
}

function parameter(cursor: Cursor): LambdaParameter {
  if (!cursor.isSign('(', 2)) {
    const { name, type } = declaredColumn(cursor);
    return { kind: 'scalar', name, type, standard: cursor.takeSign('=') ? parseExpression(cursor) : undefined };
  }
  const { text: name } = cursor.expectName();
  cursor.expectSign(':');
  cursor.expectSign('(');
  const columns = cursor.takeSign('*') ? [] : separated(cursor, () => declaredColumn(cursor));
  cursor.expectSign(')');
  return { kind: 'table', name, columns };
}
