import { withLets } from './bind/lets.ts';
import type { Relation } from './bind/relation.ts';
import type { QueryWorld } from './bind/scope.ts';
import { tableOf } from './bind/table.ts';
import { limitFault } from './fault.ts';
import { parseQuery } from './parser/parse.ts';
import { ticksOfMilliseconds } from './values/datetime.ts';

export interface QueryOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly table: (name: string) => Relation | undefined;
  readonly tableNames: readonly string[];
  /** Work that it may make: a unit is a row that an operator makes, and other things cost as much as so many rows. */
  readonly mostRows?: number;
}

/**
 * How much a query may cost is a figure of ours; Azure stops what takes too much memory or more than ten minutes. Throws KqlError where the query is not one, names what is not
 * there, or costs too much.
 */
export function runQuery(text: string, options: QueryOptions): Relation {
  try {
    return answered(text, options);
  } catch (error) {
    // A text, a list or a value within values beyond what JavaScript holds.
    if (error instanceof RangeError) throw limitFault(`Something that the query makes gets too large: ${error.message}.`);
    throw error;
  }
}

function answered(text: string, { now, table, tableNames, mostRows = 5_000_000 }: QueryOptions): Relation {
  const { lets, body } = parseQuery(text);
  let spent = 0;
  const spend = (rows: number): void => {
    spent += rows;
    if (spent > mostRows) throw limitFault(`The query takes more work than ${mostRows} rows would.`);
  };
  const known = new Map<string, Relation | undefined>();
  // A table is read once, however often it is named.
  const readOnce = (name: string): Relation | undefined => {
    if (!known.has(name)) known.set(name, table(name));
    return known.get(name);
  };
  const world: QueryWorld = { now: ticksOfMilliseconds(now), table: readOnce, tableNames, spend };
  const scope = { world, names: new Map(), operator: '' };
  return tableOf(body, { ...scope, names: withLets(lets, scope) });
}
