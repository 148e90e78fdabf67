import { ExpressionFault } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import { parseExpression } from './expression.ts';
import type { TokenCursor } from './token-cursor.ts';

export function parseNameOf(cursor: TokenCursor): Expression {
  const { start } = cursor.take();
  cursor.expect('(');
  const operand = parseExpression(cursor);
  const { end } = cursor.expect(')');
  if (operand.kind !== 'name' && operand.kind !== 'member') throw new ExpressionFault('Expression does not have a name.', operand.start);
  return { kind: 'nameof', operand, value: operand.name, start, end };
}
