import type { Bound } from '../../check/bound.ts';
import { rootEnvironment } from '../../check/environment.ts';
import { resolveType } from '../../check/resolve-type.ts';
import type { Expression } from '../../syntax/expression.ts';
import type { TypeSyntax } from '../../syntax/type.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { BlockScope } from './scopes.ts';

/** What compiling a part of an expression has to know of the place where it stands. */
export interface Place {
  readonly scope: BlockScope;
  /** What the checker found each expression to be. */
  readonly bindings: ReadonlyMap<Expression, Bound>;
  /** Type parameters of local functions around. */
  readonly typeParameters: readonly string[];
  /** Inside of `checked`. */
  readonly checked: boolean;
  /** Inside of `unchecked`: constants wrap, too. */
  readonly wraps: boolean;
  /** The value slot in which `?.` keeps its target. */
  readonly receiver?: number;
  /** What a local function returns; unknown elsewhere. */
  readonly returns: StaticType;
  readonly text: string;
  /** By lambda and local function: names that live in cells. */
  readonly shared: ReadonlyMap<object, ReadonlySet<string>>;
}

/** What is certain of a value's type before it runs. */
export function staticType(expression: Expression, { bindings }: Place): StaticType {
  const bound = bindings.get(expression);
  return bound?.kind === 'value' ? bound.type : unknown;
}

export function typeAt(type: TypeSyntax, place: Place): StaticType {
  return resolveType(type, { ...rootEnvironment(), typeParameters: place.typeParameters });
}

/** `line 1, column 12`, counted from the expression's first character. */
export function positionOf(offset: number, { text }: Pick<Place, 'text'>): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
