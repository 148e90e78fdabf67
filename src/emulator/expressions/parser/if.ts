import type { Expression } from '../syntax/expression.ts';
import type { If, Statement } from '../syntax/statement.ts';
import { parseExpression } from './expression.ts';
import { parseEmbedded } from './statement.ts';
import { isSymbol } from './token-cursor.ts';
import type { TokenCursor } from './token-cursor.ts';

interface Branch {
  readonly start: number;
  readonly condition: Expression;
  readonly whenTrue: Statement;
}

/** `if` with its `else if` in a row, read without recursion and nested from the last on. */
export function parseIf(cursor: TokenCursor): If {
  const first = parseBranch(cursor);
  const others: Branch[] = [];
  while (cursor.is('else') && isSymbol(cursor.ahead(1), 'if')) {
    cursor.take();
    others.push(parseBranch(cursor));
  }
  const last = cursor.accept('else') ? parseEmbedded(cursor) : undefined;
  return toIf(first, others.reduceRight<Statement | undefined>((whenFalse, branch) => toIf(branch, whenFalse), last));
}

function parseBranch(cursor: TokenCursor): Branch {
  const { start } = cursor.expect('if');
  const condition = parseCondition(cursor);
  return { start, condition, whenTrue: parseEmbedded(cursor) };
}

function toIf(branch: Branch, whenFalse: Statement | undefined): If {
  return { kind: 'if', ...branch, ...(whenFalse && { whenFalse }), end: (whenFalse ?? branch.whenTrue).end };
}

/** `(condition)` of a statement. */
export function parseCondition(cursor: TokenCursor): Expression {
  cursor.expect('(');
  const condition = parseExpression(cursor);
  cursor.expect(')');
  return condition;
}
