import { ExpressionFault } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import type { Member } from '../types/members.ts';
import { display, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';

/** What a name or member turned out to be. */
export type Bound =
  | { readonly kind: 'value'; readonly type: StaticType; readonly member?: Member }
  | { readonly kind: 'type'; readonly type: StaticType }
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'methods'; readonly member?: Member };

export const unknownValue: Bound = { kind: 'value', type: unknown };

export function value(type: StaticType): Bound {
  return { kind: 'value', type };
}

/** The type of what has to be a value; methods may be handed on, as delegates. */
export function asValue(bound: Bound, expression: Expression): StaticType {
  switch (bound.kind) {
    case 'value':
      return bound.type;
    case 'methods':
      return unknown;
    case 'type':
      throw new ExpressionFault(`'${display(bound.type)}' is a type, which is not valid in the given context`, expression.start);
    case 'namespace':
      throw new ExpressionFault(`'${bound.name}' is a namespace but is used like a variable`, expression.start);
  }
}
