import type { Expr, NamedExpr } from './expression.ts';
import type { KType } from '../values/type.ts';

interface At {
  readonly at: number;
}

export interface SortKey {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** A column's name, where `*` stands for anything. */
export interface Pattern {
  readonly at: number;
  readonly text: string;
  readonly order?: 'asc' | 'desc';
}

export interface Expanded {
  readonly at: number;
  readonly name: string | undefined;
  readonly expr: Expr;
  readonly type: KType | undefined;
}

/** `kind=inner`, `hint.strategy=shuffle`: names in lower case. */
export type Parameters = ReadonlyMap<string, { readonly text: string; readonly at: number }>;

export type WhereOperator = At & { readonly kind: 'where'; readonly predicate: Expr };
export type ExtendOperator = At & { readonly kind: 'extend' | 'serialize'; readonly items: readonly NamedExpr[] };
export type ProjectOperator = At & { readonly kind: 'project'; readonly items: readonly NamedExpr[] };
export type PickOperator = At & { readonly kind: 'project-away' | 'project-keep' | 'project-reorder'; readonly patterns: readonly Pattern[] };
export type RenameOperator = At & { readonly kind: 'project-rename'; readonly renames: readonly { readonly at: number; readonly to: string; readonly from: string }[] };
export type SummarizeOperator = At & { readonly kind: 'summarize'; readonly aggregates: readonly NamedExpr[]; readonly by: readonly NamedExpr[] };
export type JoinOperator = At & { readonly kind: 'join' | 'lookup'; readonly parameters: Parameters; readonly right: Expr; readonly on: readonly Expr[] };
export type UnionOperator = At & { readonly kind: 'union'; readonly parameters: Parameters; readonly tables: readonly (Expr | Pattern)[] };
export type SortOperator = At & { readonly kind: 'sort'; readonly keys: readonly SortKey[] };
export type TopOperator = At & { readonly kind: 'top'; readonly count: Expr; readonly key: SortKey };
export type TakeOperator = At & { readonly kind: 'take'; readonly count: Expr };
export type CountOperator = At & { readonly kind: 'count'; readonly name: string };
export type DistinctOperator = At & { readonly kind: 'distinct'; readonly items: readonly NamedExpr[] | 'all' };
export type MvExpandOperator = At & { readonly kind: 'mv-expand'; readonly parameters: Parameters; readonly items: readonly Expanded[]; readonly limit: Expr | undefined };
export type RenderOperator = At & { readonly kind: 'render'; readonly chart: string; readonly properties: Readonly<Record<string, string>> };
export type AsOperator = At & { readonly kind: 'as'; readonly name: string };
export type GetSchemaOperator = At & { readonly kind: 'getschema' };

export type Operator =
  | WhereOperator
  | ExtendOperator
  | ProjectOperator
  | PickOperator
  | RenameOperator
  | SummarizeOperator
  | JoinOperator
  | UnionOperator
  | SortOperator
  | TopOperator
  | TakeOperator
  | CountOperator
  | DistinctOperator
  | MvExpandOperator
  | RenderOperator
  | AsOperator
  | GetSchemaOperator;
