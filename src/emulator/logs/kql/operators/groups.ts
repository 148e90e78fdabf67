import type { Bound, Place } from '../bind/bound.ts';
import { keyOfCells } from '../values/compare.ts';
import type { Row } from '../values/value.ts';

/** A row that an aggregate takes in, and where it stood. */
export interface Member {
  readonly row: Row;
  readonly place: Place;
}

export interface Group {
  /** The keys' values. */
  readonly cells: Row;
  readonly rows: Member[];
}

/** In the order in which their first rows come. */
export function groupsOf(rows: readonly Row[], keys: readonly Pick<Bound, 'type' | 'value'>[]): Group[] {
  const types = keys.map(({ type }) => type);
  const groups = new Map<string, Group>();
  rows.forEach((row, index) => {
    const place = { rows, index };
    const cells = keys.map((key) => key.value(row, place));
    const key = keyOfCells(cells, types);
    const known = groups.get(key);
    if (known) known.rows.push({ row, place });
    else groups.set(key, { cells, rows: [{ row, place }] });
  });
  return [...groups.values()];
}
