/** What a dynamic holds. Times within one are texts, as JSON has them. */
export type Dynamic = null | boolean | number | string | readonly Dynamic[] | DynamicBag;

export interface DynamicBag {
  readonly [key: string]: Dynamic;
}

/**
 * By type: int, long: bigint; real: number; datetime: bigint, ticks of 100 ns since year 1; timespan: bigint, ticks; bool: boolean; string,
 * guid: text; dynamic: as above. Null is the null of every type but string.
 */
export type Value = Dynamic | bigint;

/** Cells in the order of the columns. */
export type Row = readonly Value[];

export function isBag(value: Value): value is DynamicBag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value): value is readonly Dynamic[] {
  return Array.isArray(value);
}
