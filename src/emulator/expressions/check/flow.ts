import { ExpressionFault } from '../fault.ts';
import type { Block, Statement } from '../syntax/statement.ts';
import type { Expression } from '../syntax/expression.ts';
import { leavesBy, returnsValue } from './leaving.ts';

/** Refuses a body that returns a value somewhere and can also run to its end. */
export function requireReturns(body: Block, message: string, offset: number): void {
  if (returnsValue(body) && endReachable(body)) throw new ExpressionFault(message, offset);
}

/** Whether what stands behind a statement can be reached (C# specification, end points and reachability). */
export function endReachable(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throwStatement':
    case 'break':
    case 'continue':
      return false;
    case 'block':
      return allReachable(statement.statements);
    case 'if':
      return isConstant(statement.condition, true) ? endReachable(statement.whenTrue) : endReachable(statement.whenTrue) || !statement.whenFalse || endReachable(statement.whenFalse);
    case 'while':
      return !isConstant(statement.condition, true) || leavesBy('break', statement.body);
    case 'do':
      return leavesBy('break', statement.body) || (!isConstant(statement.condition, true) && (endReachable(statement.body) || leavesBy('continue', statement.body)));
    case 'for':
      return (statement.condition !== undefined && !isConstant(statement.condition, true)) || leavesBy('break', statement.body);
    case 'switch': {
      const exhaustive = statement.sections.some(({ labels }) => labels.some(({ kind }) => kind === 'default'));
      return !exhaustive || statement.sections.some(({ statements }) => allReachable(statements) || statements.some((inside) => leavesBy('break', inside)));
    }
    case 'try':
      return (endReachable(statement.body) || statement.catches.some(({ body }) => endReachable(body))) && (!statement.finally || endReachable(statement.finally));
    case 'using':
    case 'lock':
    case 'checkedStatement':
      return endReachable(statement.body);
    case 'foreach':
    case 'local':
    case 'localFunction':
    case 'expressionStatement':
    case 'empty':
      return true;
  }
}

/** Whether the end of a row of statements can be reached. */
export function allReachable(statements: readonly Statement[]): boolean {
  return statements.every(endReachable);
}

function isConstant(expression: Expression, value: boolean): boolean {
  return expression.kind === 'literal' && expression.value.type === 'bool' && expression.value.value === value;
}
