import type { Block, Statement } from '../syntax/statement.ts';
import { parseStatement } from './statement.ts';
import type { TokenCursor } from './token-cursor.ts';

/** `{ … }`. */
export function parseBlock(cursor: TokenCursor): Block {
  const { start } = cursor.expect('{');
  const statements = parseStatements(cursor);
  return { kind: 'block', statements, start, end: cursor.expect('}').end };
}

/** Statements up to a closing brace or the end. */
export function parseStatements(cursor: TokenCursor): readonly Statement[] {
  const statements: Statement[] = [];
  while (!cursor.is('}') && !cursor.done) statements.push(parseStatement(cursor));
  return statements;
}
