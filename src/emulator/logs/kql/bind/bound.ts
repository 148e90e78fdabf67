import type { KType } from '../values/type.ts';
import type { Row, Value } from '../values/value.ts';

/** Where a row stands: window functions look at its neighbours. */
export interface Place {
  readonly rows: readonly Row[];
  readonly index: number;
}

/** An expression whose names are resolved and whose types fit. */
export interface Bound {
  readonly type: KType;
  /** The same for every row. */
  readonly constant: boolean;
  readonly value: (row: Row, place: Place) => Value;
}

const nowhere: Place = { rows: [], index: 0 };

export function constantOf(type: KType, value: Value): Bound {
  return { type, constant: true, value: () => value };
}

/** Of what is the same for every row. */
export function constantValue(bound: Bound): Value {
  return bound.value([], nowhere);
}

/** Evaluated once where it is constant. */
export function folded(bound: Bound): Bound {
  return bound.constant ? constantOf(bound.type, constantValue(bound)) : bound;
}
