import type { Statement } from '../syntax/statement.ts';

/** Whether a `break` or `continue` inside leaves the statement around, and no nearer one. */
export function leavesBy(jump: 'break' | 'continue', statement: Statement): boolean {
  if (statement.kind === jump) return true;
  const loop = statement.kind === 'while' || statement.kind === 'do' || statement.kind === 'for' || statement.kind === 'foreach';
  if (loop || (jump === 'break' && statement.kind === 'switch')) return false;
  return below(statement).some((inside) => leavesBy(jump, inside));
}

/** Whether a `return` with a value stands in a body; those of lambdas and local functions are their own. */
export function returnsValue(statement: Statement): boolean {
  if (statement.kind === 'return') return statement.value !== undefined;
  return below(statement).some(returnsValue);
}

function below(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'block':
      return statement.statements;
    case 'if':
      return [statement.whenTrue, ...(statement.whenFalse ? [statement.whenFalse] : [])];
    case 'while':
    case 'do':
    case 'for':
    case 'foreach':
    case 'using':
    case 'lock':
    case 'checkedStatement':
      return [statement.body];
    case 'switch':
      return statement.sections.flatMap(({ statements }) => statements);
    case 'try':
      return [statement.body, ...statement.catches.map(({ body }) => body), ...(statement.finally ? [statement.finally] : [])];
    case 'local':
    case 'localFunction':
    case 'expressionStatement':
    case 'return':
    case 'break':
    case 'continue':
    case 'throwStatement':
    case 'empty':
      return [];
  }
}
