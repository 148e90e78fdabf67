import type { CallExpr } from '../syntax/expression.ts';
import type { Lambda } from '../syntax/statement.ts';
import type { Column } from '../values/type.ts';
import type { Bound } from './bound.ts';
import type { Relation } from './relation.ts';

/** What a name of a `let` or of a lambda's parameter stands for. */
export type Meaning =
  | { readonly kind: 'scalar'; readonly bound: Bound }
  | { readonly kind: 'table'; readonly relation: Relation }
  | { readonly kind: 'lambda'; readonly lambda: Lambda; readonly names: Names };

export type Names = ReadonlyMap<string, Meaning>;

/** What a query stands on. */
export interface QueryWorld {
  /** Ticks: the same during a whole query. */
  readonly now: bigint;
  readonly table: (name: string) => Relation | undefined;
  readonly tableNames: readonly string[];
  /** Throws KqlError when a query has cost too much; in rows that an operator makes. */
  readonly spend: (rows: number) => void;
}

/** Where tables are read. */
export interface TableScope {
  readonly world: QueryWorld;
  readonly names: Names;
  /** Word of the operator that is bound, for messages. */
  readonly operator: string;
}

/** Where expressions over rows are read. */
export interface Scope extends TableScope {
  readonly columns: readonly Column[];
  /** How often an expression here is evaluated. */
  readonly rows: number;
  readonly serialized: boolean;
  /** Binds calls of aggregates, in `summarize`. */
  readonly aggregate?: (call: CallExpr) => Bound | undefined;
}

export function scopeOver({ columns, rows, serialized }: Relation, { world, names }: TableScope, operator: string): Scope {
  return { world, names, operator, columns, rows: rows.length, serialized };
}

/** Where only constants can stand. */
export function scopeWithoutRows({ world, names, operator }: TableScope): Scope {
  return { world, names, operator, columns: [], rows: 1, serialized: false };
}
