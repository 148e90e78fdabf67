import { ExpressionFault } from '../fault.ts';
import type { DoWhile, For, ForEach, Statement, While } from '../syntax/statement.ts';
import { isWord } from '../syntax/type.ts';
import { implementationOf } from '../types/members.ts';
import { typeOf } from '../types/signature.ts';
import { display, isNullable, plainName, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typesAt } from '../types/type-table.ts';
import { typeOfExpression } from './bind.ts';
import { isCertain } from './conversion.ts';
import { checkLocal } from './declarations.ts';
import { inner } from './environment.ts';
import type { Environment } from './environment.ts';
import { requireBool } from './operators.ts';
import { resolveType } from './resolve-type.ts';
import { checkEmbedded } from './statements.ts';

export function checkFor({ initializers, condition, iterators, body }: For, environment: Environment): void {
  const within = inner(environment);
  if ('kind' in initializers) checkLocal(initializers, within);
  else for (const initializer of initializers) typeOfExpression(initializer, within);
  if (condition) requireBool(condition, within);
  for (const iterator of iterators) typeOfExpression(iterator, within);
  checkBody(body, within);
}

export function checkForEach({ type, name, nameStart, collection, body }: ForEach, environment: Environment): void {
  const source = typeOfExpression(collection, environment);
  const within = inner(environment);
  const element = elementType(source, collection.start);
  within.scope.declare(name, { type: isWord(type, 'var') ? element : resolveType(type, environment), fixed: 'foreach iteration variable' }, nameStart);
  checkBody(body, within);
}

export function checkWhile({ condition, body }: While, environment: Environment): void {
  const within = inner(environment);
  requireBool(condition, within);
  checkBody(body, within);
}

export function checkDo({ condition, body }: DoWhile, environment: Environment): void {
  checkBody(body, environment);
  requireBool(condition, inner(environment));
}

function checkBody(body: Statement, environment: Environment): void {
  checkEmbedded(body, { ...environment, loop: true, breakable: true });
}

/** What `foreach` takes out of a collection. `MatchCollection` gives objects, as it is older than generics; a JObject gives pairs to `foreach`, and tokens to LINQ. */
function elementType(type: StaticType, offset: number): StaticType {
  if (type.kind === 'array') return type.element;
  if (plainName(type) === 'Newtonsoft.Json.Linq.JObject') return typeOf('KeyValuePair<string, JToken>');
  const [enumerable] = typesAt('System.Collections.Generic.IEnumerable');
  const found = enumerable && implementationOf(type, enumerable);
  if (found) return plainName(type)?.endsWith('Collection') ? unknown : (found.typeArguments[0] ?? unknown);
  const never = plainName(type) === 'System.Object' || type.kind === 'void' || isNullable(type) || isCertain(type);
  if (never) throw new ExpressionFault(`foreach statement cannot operate on variables of type '${display(type)}' because '${display(type)}' does not contain a public definition for 'GetEnumerator'`, offset);
  return unknown;
}
