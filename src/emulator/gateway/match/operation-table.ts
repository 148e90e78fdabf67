import type { OperationContent } from '../../arm/operations/operation-content.ts';
import type { Entry, Store } from '../../arm/store.ts';
import type { Query } from '../message/query.ts';
import { matchTemplate } from './match-template.ts';
import { compareTemplates, readTemplate } from './url-template.ts';
import type { UrlTemplate } from './url-template.ts';

interface Row {
  readonly entry: Entry<OperationContent>;
  readonly template: UrlTemplate;
}

/** The operations of an API by method, the more specific templates first. */
export type OperationTable = ReadonlyMap<string, readonly Row[]>;

export interface FoundOperation {
  readonly entry: Entry<OperationContent>;
  readonly parameters: ReadonlyMap<string, string>;
}

export function operationTable(store: Store, apiId: string): OperationTable {
  const table = new Map<string, Row[]>();
  for (const entry of store.list<OperationContent>(`${apiId}/operations`)) {
    const method = entry.content.method.toUpperCase();
    table.set(method, [...(table.get(method) ?? []), { entry, template: readTemplate(entry.content.urlTemplate) }]);
  }
  for (const rows of table.values()) rows.sort((a, b) => compareTemplates(a.template, b.template));
  return table;
}

/** `segments`: of the path below the API. */
export function findOperation(table: OperationTable, method: string, segments: readonly string[], query: Query): FoundOperation | undefined {
  for (const { entry, template } of table.get(method) ?? []) {
    const parameters = matchTemplate(template, segments, query);
    if (parameters) return { entry, parameters };
  }
  return undefined;
}
