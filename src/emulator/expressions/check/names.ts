import { ExpressionFault } from '../fault.ts';
import type { Name } from '../syntax/expression.ts';
import { typesNamed, isNamespace } from '../types/type-table.ts';
import { unknown } from '../types/static-type.ts';
import { unknownValue, value } from './bound.ts';
import type { Bound } from './bound.ts';
import type { Environment } from './environment.ts';
import { choose, resolveType } from './resolve-type.ts';

/** What a simple name means: a local, `context`, a type, the begin of a namespace. */
export function bindName({ name, typeArguments, start }: Name, environment: Environment): Bound {
  const types = typeArguments.map((argument) => resolveType(argument, environment));
  const local = environment.scope.find(name, start);
  if (local) return local.fixed === 'method group' ? { kind: 'methods' } : value(local.type);
  const found = typesNamed(name);
  if (found.length > 0) return { kind: 'type', type: choose(found, name, types, start) };
  if (environment.typeParameters.includes(name)) return { kind: 'type', type: unknown };
  if (isNamespace(name)) return { kind: 'namespace', name };
  if (name === '_') return unknownValue;
  throw new ExpressionFault(`The name '${name}' does not exist in the current context`, start);
}
