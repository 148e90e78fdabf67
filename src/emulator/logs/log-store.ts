import { idKey } from '../../model/arm-id.ts';
import type { Json } from '../../model/json.ts';
import type { Row, TableName } from './tables.ts';

/** The rows of all workspaces, by the ARM id of the workspace in any case. */
export interface LogStore {
  add(workspaceId: string, table: TableName, row: Row): void;
  /** Those that can be seen by now, in the order in which they were written; a list of one's own. */
  rows(workspaceId: string, table: TableName): readonly Row[];
  /** How many rows of the table are kept no more. */
  dropped(workspaceId: string, table: TableName): number;
}

export interface LogStoreOptions {
  readonly now: () => number;
  /** Milliseconds until a row can be seen. */
  readonly ingestion: number;
  /** Rows of one table that are kept; the oldest go first. */
  readonly mostRows?: number;
  /** Characters of one table that are kept. */
  readonly mostCharacters?: number;
}

interface Kept {
  readonly row: Row;
  readonly visibleAt: number;
  readonly characters: number;
}

interface Table {
  kept: (Kept | undefined)[];
  /** Index of the first that is still kept; those before are let go of when there are many. */
  first: number;
  characters: number;
  dropped: number;
}

/** Memory is bounded by figures of ours. */
export function newLogStore({ now, ingestion, mostRows = 100_000, mostCharacters = 64 * 1024 * 1024 }: LogStoreOptions): LogStore {
  const workspaces = new Map<string, Map<TableName, Table>>();
  const tableOf = (workspaceId: string, name: TableName): Table | undefined => workspaces.get(idKey(workspaceId))?.get(name);

  const opened = (workspaceId: string, name: TableName): Table => {
    const key = idKey(workspaceId);
    let ofWorkspace = workspaces.get(key);
    if (!ofWorkspace) workspaces.set(key, (ofWorkspace = new Map()));
    let table = ofWorkspace.get(name);
    if (!table) ofWorkspace.set(name, (table = { kept: [], first: 0, characters: 0, dropped: 0 }));
    return table;
  };

  const makeRoom = (table: Table): void => {
    while (table.kept.length - table.first > mostRows || (table.characters > mostCharacters && table.kept.length - table.first > 1)) {
      table.characters -= table.kept[table.first]?.characters ?? 0;
      table.kept[table.first] = undefined;
      table.first += 1;
      table.dropped += 1;
    }
    if (table.first < 1024 || table.first * 2 < table.kept.length) return;
    table.kept = table.kept.slice(table.first);
    table.first = 0;
  };

  return {
    add: (workspaceId, name, row) => {
      const table = opened(workspaceId, name);
      const characters = charactersOf(row);
      table.kept.push({ row, visibleAt: now() + ingestion, characters });
      table.characters += characters;
      makeRoom(table);
    },
    rows: (workspaceId, name) => {
      const table = tableOf(workspaceId, name);
      if (!table) return [];
      const at = now();
      const rows: Row[] = [];
      for (let index = table.first; index < table.kept.length; index += 1) {
        const kept = table.kept[index];
        if (kept && kept.visibleAt <= at) rows.push(kept.row);
      }
      return rows;
    },
    dropped: (workspaceId, name) => tableOf(workspaceId, name)?.dropped ?? 0,
  };
}

/** A measure of what a row takes: names and numbers count a little, texts by their length. */
function charactersOf(value: Json | undefined): number {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  let sum = 16;
  for (const part of Array.isArray(value) ? value : Object.values(value)) sum += charactersOf(part as Json);
  return sum;
}
