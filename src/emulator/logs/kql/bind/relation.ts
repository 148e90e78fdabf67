import type { RenderOperator } from '../syntax/operator.ts';
import type { Column } from '../values/type.ts';
import type { Row } from '../values/value.ts';

/** A table as it flows from operator to operator. */
export interface Relation {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Window functions may be used on it. */
  readonly serialized: boolean;
  /** Of the table that it is, for `withsource`. */
  readonly name?: string | undefined;
  readonly render?: RenderOperator | undefined;
}
