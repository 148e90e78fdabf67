import { ExpressionFault } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import type { Return, Statement } from '../syntax/statement.ts';
import { typeOfExpression } from './bind.ts';
import { checkCatch } from './catch.ts';
import { checkLocal, checkLocalFunction, declareFunction } from './declarations.ts';
import { declaredNames } from './declared-names.ts';
import { inner } from './environment.ts';
import type { Environment } from './environment.ts';
import { checkDo, checkFor, checkForEach, checkWhile } from './loops.ts';
import { requireBool } from './operators.ts';
import { requireResult } from './result.ts';
import { checkSwitch } from './switch.ts';

/** Binds a row of statements in a scope of its own; local functions are there before they stand. */
export function checkStatements(statements: readonly Statement[], environment: Environment): void {
  const within = inner(environment, declaredNames(statements));
  for (const statement of statements) if (statement.kind === 'localFunction') declareFunction(statement, within);
  for (const statement of statements) checkStatement(statement, within);
}

/** A statement that is no declaration and stands below another has a scope of its own. */
export function checkEmbedded(statement: Statement, environment: Environment): void {
  checkStatement(statement, statement.kind === 'block' ? environment : inner(environment));
}

export function checkStatement(statement: Statement, environment: Environment): void {
  switch (statement.kind) {
    case 'block':
      checkStatements(statement.statements, environment);
      return;
    case 'local':
      checkLocal(statement, environment);
      return;
    case 'localFunction':
      checkLocalFunction(statement, environment);
      return;
    case 'expressionStatement':
      requireEffect(statement.expression);
      typeOfExpression(statement.expression, environment);
      return;
    case 'if':
      requireBool(statement.condition, environment);
      checkEmbedded(statement.whenTrue, environment);
      if (statement.whenFalse) checkEmbedded(statement.whenFalse, environment);
      return;
    case 'for':
      checkFor(statement, environment);
      return;
    case 'foreach':
      checkForEach(statement, environment);
      return;
    case 'while':
      checkWhile(statement, environment);
      return;
    case 'do':
      checkDo(statement, environment);
      return;
    case 'switch':
      checkSwitch(statement, environment);
      return;
    case 'return':
      checkReturn(statement, environment);
      return;
    case 'break':
    case 'continue':
      if (!(statement.kind === 'break' ? environment.breakable : environment.loop)) throw new ExpressionFault('No enclosing loop out of which to break or continue', statement.start);
      return;
    case 'throwStatement':
      if (statement.value) typeOfExpression(statement.value, environment);
      else if (!environment.catching) throw new ExpressionFault('A throw statement with no arguments is not allowed outside of a catch clause', statement.start);
      return;
    case 'try':
      checkStatement(statement.body, environment);
      for (const clause of statement.catches) checkCatch(clause, environment);
      if (statement.finally) checkStatement(statement.finally, environment);
      return;
    case 'using': {
      const within = inner(environment);
      if (statement.resource.kind === 'local') checkLocal(statement.resource, within, 'using variable');
      else typeOfExpression(statement.resource, within);
      checkEmbedded(statement.body, within);
      return;
    }
    case 'lock':
      typeOfExpression(statement.value, environment);
      checkEmbedded(statement.body, environment);
      return;
    case 'checkedStatement':
      checkStatement(statement.body, environment);
      return;
    case 'empty':
  }
}

function checkReturn({ value, start }: Return, environment: Environment): void {
  if (!value) {
    if (environment.returns === 'value' || environment.returns === 'result') throw new ExpressionFault("An object of a type convertible to 'object' is required", start);
    return;
  }
  if (environment.returns === 'result') requireResult(value, environment);
  else typeOfExpression(value, environment);
  if (environment.returns === 'void') throw new ExpressionFault("Since this function returns void, a return keyword must not be followed by an object expression", start);
}

/** Other expressions would be calculated for nothing. */
function requireEffect(expression: Expression): void {
  const last = expression.kind === 'conditionalAccess' ? innermost(expression.access) : expression;
  const effect = ['assignment', 'invocation', 'postfix', 'objectCreation'].includes(last.kind) || (last.kind === 'unary' && (last.operator === '++' || last.operator === '--'));
  if (!effect) throw new ExpressionFault('Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement', expression.start);
}

function innermost(access: Expression): Expression {
  return access.kind === 'conditionalAccess' ? innermost(access.access) : access;
}
