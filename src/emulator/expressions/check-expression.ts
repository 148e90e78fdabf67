import type { Bound } from './check/bound.ts';
import { rootEnvironment } from './check/environment.ts';
import { allReachable } from './check/flow.ts';
import { requireResult } from './check/result.ts';
import { checkStatements } from './check/statements.ts';
import { ExpressionFault } from './fault.ts';
import { parseExpression } from './parse-expression.ts';
import type { ParsedExpression } from './parse-expression.ts';
import type { Expression } from './syntax/expression.ts';

/**
 * Throws `ExpressionFault` for what reads well but does not compile: names, types, members, paths without a value.
 * `bindings` is told what each expression turned out to be.
 */
export function checkExpression(parsed: ParsedExpression, bindings?: Map<Expression, Bound>): void {
  const environment = rootEnvironment(bindings);
  if (parsed.kind === 'single') {
    requireResult(parsed.expression, environment);
    return;
  }
  checkStatements(parsed.statements, environment);
  if (allReachable(parsed.statements)) throw new ExpressionFault('not all code paths return a value', parsed.end);
}

/**
 * What Azure's compiler says of a policy expression at PUT; undefined where it compiles. `text` is the C# with its
 * `@(…)` or `@{…}`, entities decoded and named values put in. Line and column count from 1 within it.
 */
export function expressionFault(text: string): { readonly message: string; readonly line: number; readonly column: number } | undefined {
  try {
    checkExpression(parseExpression(text));
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    const before = text.slice(0, error.offset).split('\n');
    return { message: error.message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}
