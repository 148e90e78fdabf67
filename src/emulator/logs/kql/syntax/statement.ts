import type { DeclaredColumn, Expr } from './expression.ts';
import type { KType } from '../values/type.ts';

/** A parameter of a lambda: a scalar with a default, or a table by its columns (`*`: any). */
export type LambdaParameter =
  | { readonly kind: 'scalar'; readonly name: string; readonly type: KType; readonly standard: Expr | undefined }
  | { readonly kind: 'table'; readonly name: string; readonly columns: readonly DeclaredColumn[] };

export interface Lambda {
  readonly at: number;
  readonly parameters: readonly LambdaParameter[];
  readonly lets: readonly LetStatement[];
  readonly body: Expr;
}

export interface LetStatement {
  readonly at: number;
  readonly name: string;
  readonly value: { readonly kind: 'expr'; readonly expr: Expr } | { readonly kind: 'lambda'; readonly lambda: Lambda };
}

export interface Query {
  readonly text: string;
  readonly lets: readonly LetStatement[];
  readonly body: Expr;
}
