import { ExpressionFault } from '../fault.ts';
import type { Catch } from '../syntax/statement.ts';
import { implementationOf, isComplete } from '../types/members.ts';
import { typesAt } from '../types/type-table.ts';
import { typeOf } from '../types/signature.ts';
import { inner } from './environment.ts';
import type { Environment } from './environment.ts';
import { requireBool } from './operators.ts';
import { resolveType } from './resolve-type.ts';
import { checkStatement } from './statements.ts';

export function checkCatch({ type: written, name, filter, body }: Catch, environment: Environment): void {
  const within: Environment = { ...inner(environment), catching: true };
  const type = written ? resolveType(written, environment) : typeOf('System.Exception');
  const [exception] = typesAt('System.Exception');
  const known = type.kind === 'named' && (isComplete(type) || type.definition.keyword !== undefined);
  if (written && known && exception && !implementationOf(type, exception)) throw new ExpressionFault('The type caught or thrown must be derived from System.Exception', written.start);
  if (name !== undefined && written) within.scope.declare(name, { type }, written.start);
  if (filter) requireBool(filter, within);
  checkStatement(body, within);
}
