import type { KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import type { Operator, UnionOperator } from './operator.ts';

interface At {
  /** Offset in the query. */
  readonly at: number;
}

export type LiteralExpr = At & { readonly kind: 'literal'; readonly type: KType; readonly value: Value };
export type NameExpr = At & { readonly kind: 'name'; readonly name: string };
/** All columns, in `arg_max(x, *)`. */
export type StarExpr = At & { readonly kind: 'star' };
export type MemberExpr = At & { readonly kind: 'member'; readonly of: Expr; readonly name: string };
export type IndexExpr = At & { readonly kind: 'index'; readonly of: Expr; readonly index: Expr };
export type CallExpr = At & { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] };
export type SignExpr = At & { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly of: Expr };
export type BinaryExpr = At & { readonly kind: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr };
export type BetweenExpr = At & { readonly kind: 'between'; readonly negated: boolean; readonly of: Expr; readonly from: Expr; readonly to: Expr };
/** `in`, `!in`, `in~`, `!in~`, `has_any`, `has_all`. */
export type ListExpr = At & { readonly kind: 'list'; readonly op: string; readonly of: Expr; readonly list: readonly Expr[] };
export type TypeofExpr = At & { readonly kind: 'typeof'; readonly type: KType };
export type PipelineExpr = At & { readonly kind: 'pipeline'; readonly source: Expr; readonly operators: readonly Operator[] };
export type DatatableExpr = At & { readonly kind: 'datatable'; readonly columns: readonly DeclaredColumn[]; readonly cells: readonly Expr[] };
export type RangeExpr = At & { readonly kind: 'range'; readonly name: string; readonly from: Expr; readonly to: Expr; readonly step: Expr };
export type PrintExpr = At & { readonly kind: 'print'; readonly items: readonly NamedExpr[] };
/** `union` where nothing stands before it. */
export type UnionExpr = At & { readonly kind: 'union'; readonly union: UnionOperator };

export type Expr =
  | LiteralExpr
  | NameExpr
  | StarExpr
  | MemberExpr
  | IndexExpr
  | CallExpr
  | SignExpr
  | BinaryExpr
  | BetweenExpr
  | ListExpr
  | TypeofExpr
  | PipelineExpr
  | DatatableExpr
  | RangeExpr
  | PrintExpr
  | UnionExpr;

export interface DeclaredColumn {
  readonly name: string;
  readonly type: KType;
}

/** `x = expr`, `(x, y) = expr`, `expr`. */
export interface NamedExpr {
  readonly at: number;
  readonly names: readonly string[];
  readonly expr: Expr;
}
