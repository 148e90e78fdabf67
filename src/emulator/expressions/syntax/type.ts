import type { Span } from '../fault.ts';

/** A type as written. `var` and `dynamic` are named types whose meaning the place decides. */
export type TypeSyntax =
  | (Span & { readonly kind: 'predefined'; readonly name: string })
  | (Span & { readonly kind: 'named'; readonly parts: readonly TypePart[] })
  | (Span & { readonly kind: 'array'; readonly element: TypeSyntax; readonly rank: number })
  | (Span & { readonly kind: 'nullable'; readonly of: TypeSyntax })
  | (Span & { readonly kind: 'tupleType'; readonly elements: readonly { readonly type: TypeSyntax; readonly name?: string }[] });

/** One part of `A.B<C>`. */
export interface TypePart {
  readonly name: string;
  readonly typeArguments: readonly TypeSyntax[];
}

/** Whether it is this one word, such as `var`. */
export function isWord(type: TypeSyntax, word: string): boolean {
  return type.kind === 'named' && type.parts.length === 1 && type.parts[0]?.name === word && type.parts[0].typeArguments.length === 0;
}
