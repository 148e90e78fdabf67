import type { Expression } from '../syntax/expression.ts';
import { typeOf } from '../types/signature.ts';
import type { StaticType } from '../types/static-type.ts';
import type { Bound } from './bound.ts';
import { Scope } from './scope.ts';

/** What a place in an expression can see. */
export interface Environment {
  readonly scope: Scope;
  /** Type parameters of local functions around. */
  readonly typeParameters: readonly string[];
  /** What `conditionalReceiver` stands for. */
  readonly receiver?: StaticType;
  /** What a `return` here gives: the expression's result, a local function's value or nothing; a lambda's may be both. */
  readonly returns: 'result' | 'value' | 'void' | 'either';
  readonly loop: boolean;
  readonly breakable: boolean;
  readonly catching: boolean;
  /** Where it is written down what each expression turned out to be, for whoever wants to run it. */
  readonly bindings?: Map<Expression, Bound>;
}

/** Outside of all blocks there is `context`, which no local may hide. */
export function rootEnvironment(bindings?: Map<Expression, Bound>): Environment {
  const scope = new Scope();
  scope.declare('context', { type: typeOf('IProxyRequestContext') }, 0);
  return { scope, typeParameters: [], returns: 'result', loop: false, breakable: false, catching: false, ...(bindings && { bindings }) };
}

/** An inner scope; `later` are the names that its statements declare. */
export function inner(environment: Environment, later: readonly string[] = []): Environment {
  return { ...environment, scope: new Scope(environment.scope, later) };
}
