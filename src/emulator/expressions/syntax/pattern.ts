import type { Span } from '../fault.ts';
import type { Expression } from './expression.ts';
import type { TypeSyntax } from './type.ts';

/** What stands behind `is` and `case`. In C# 7 a bare name may be a type or a constant: it is a `constant` then, and binding decides. */
export type Pattern =
  | (Span & { readonly kind: 'typePattern'; readonly type: TypeSyntax })
  | (Span & { readonly kind: 'declarationPattern'; readonly type: TypeSyntax; readonly name?: string })
  | (Span & { readonly kind: 'constantPattern'; readonly value: Expression });
