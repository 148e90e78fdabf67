import { idKey, nameOf, sameId, within } from '../../model/arm-id.ts';
import { allows } from '../arm/authorization/evaluate.ts';
import { customerIdOf, workspaceType } from '../arm/operational-insights/workspace.ts';
import type { Store } from '../arm/store.ts';
import type { LogStore } from './log-store.ts';
import { relationOf } from './table-relation.ts';
import type { Relation } from './kql/bind/relation.ts';
import type { TimeRange } from './query-request.ts';
import { type Row, type TableName, tableNames } from './tables.ts';

export interface LogWorld {
  readonly logs: LogStore;
  readonly store: Store;
  /** Milliseconds since 1970, of the clock that rules the gateways. */
  readonly now: () => number;
}

/** Whose rows a query sees: all of some workspaces, or those of one resource wherever they lie. */
export type QueryScope = { readonly kind: 'workspaces'; readonly ids: readonly string[] } | { readonly kind: 'resource'; readonly id: string };

/** A workspace as queries name it: customer id, ARM id, or name. */
export function workspaceNamed(name: string, { store }: LogWorld): string | undefined {
  const ids = store.ofType(workspaceType).map(({ id }) => id);
  return ids.find((id) => customerIdOf(id) === name.toLowerCase() || sameId(id, name)) ?? ids.find((id) => nameOf(id).toLowerCase() === name.toLowerCase());
}

/** A workspace is read as such, anything else by the rows that it wrote. Undefined: it is not there. */
export function scopeOfResource(id: string, world: LogWorld): QueryScope | undefined {
  const found = world.store.find(id);
  if (!found) return undefined;
  return found.type === workspaceType ? { kind: 'workspaces', ids: [found.id] } : { kind: 'resource', id: found.id };
}

const queryAction = 'Microsoft.OperationalInsights/workspaces/query/read';

/** The right to ask at all. For a resource the right to its logs is asked for each table, and one is needed. */
export function mayQuery(scope: QueryScope, objectId: string, world: LogWorld): boolean {
  const grants = { store: world.store, world: { now: world.now } };
  if (scope.kind === 'workspaces') return scope.ids.every((id) => allows(grants, objectId, queryAction, id));
  return tableNames.some((table) => allows(grants, objectId, `Microsoft.Insights/logs/${table}/read`, scope.id));
}

function mayRead(table: TableName, scope: QueryScope, objectId: string, world: LogWorld): boolean {
  const grants = { store: world.store, world: { now: world.now } };
  if (scope.kind === 'resource') return allows(grants, objectId, `Microsoft.Insights/logs/${table}/read`, scope.id);
  return scope.ids.every((id) => allows(grants, objectId, `Microsoft.OperationalInsights/workspaces/query/${table}/read`, id));
}

export interface Tables {
  readonly names: readonly TableName[];
  readonly table: (name: string) => Relation | undefined;
  /** Rows that were read, and those that the store has let go. */
  readonly read: () => { readonly rows: number; readonly dropped: readonly { readonly table: string; readonly rows: number }[] };
}

/** What a caller may not read is not there. */
export function tablesOf(scope: QueryScope, range: TimeRange | undefined, objectId: string, world: LogWorld): Tables {
  const names = tableNames.filter((name) => mayRead(name, scope, objectId, world));
  let rowsRead = 0;
  const dropped: { readonly table: string; readonly rows: number }[] = [];
  const workspaces = scope.kind === 'workspaces' ? scope.ids : world.store.ofType(workspaceType).map(({ id }) => id);
  return {
    names,
    table: (asked) => {
      const name = names.find((each) => each === asked);
      if (!name) return undefined;
      const rows = workspaces.flatMap((id) => world.logs.rows(id, name)).filter((row) => isIn(row, range) && (scope.kind === 'workspaces' || isOf(row, scope.id)));
      const gone = workspaces.reduce((sum, id) => sum + world.logs.dropped(id, name), 0);
      if (gone > 0) dropped.push({ table: name, rows: gone });
      rowsRead += rows.length;
      return relationOf(name, rows);
    },
    read: () => ({ rows: rowsRead, dropped }),
  };
}

function isIn({ TimeGenerated: at }: Row, range: TimeRange | undefined): boolean {
  return range === undefined || (typeof at === 'number' && at >= range.from && at <= range.to);
}

function isOf({ _ResourceId: id }: Row, resource: string): boolean {
  return typeof id === 'string' && within(idKey(id), resource);
}
