import type { Json } from '../../model/json.ts';
import { applicationTables } from './application-tables.ts';
import { gatewayTables } from './gateway-tables.ts';

/** Types of columns as Log Analytics names them. */
export type ColumnType = 'string' | 'int' | 'long' | 'real' | 'bool' | 'datetime' | 'dynamic' | 'guid';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export type Columns = Readonly<Record<string, ColumnType>>;

export type TableName = 'AppRequests' | 'AppDependencies' | 'AppExceptions' | 'AppTraces' | 'AppMetrics' | 'ApiManagementGatewayLogs' | 'ApiManagementGatewayLlmLog';

/**
 * By the type of the column: string, guid: text; int, long, real: number; bool: boolean; datetime: milliseconds since 1970 as a number;
 * dynamic: JSON, not text of it; null: nothing there.
 */
export type Cell = Json;

/** Columns that are absent have no value: an empty text where the column is a string (which knows no null), else null. */
export type Row = Readonly<Record<string, Cell>>;

/** The tables that the local Azure writes, columns in the order in which a query without `project` shows them. */
export const tables: Readonly<Record<TableName, readonly Column[]>> = {
  AppRequests: listed(applicationTables.AppRequests),
  AppDependencies: listed(applicationTables.AppDependencies),
  AppExceptions: listed(applicationTables.AppExceptions),
  AppTraces: listed(applicationTables.AppTraces),
  AppMetrics: listed(applicationTables.AppMetrics),
  ApiManagementGatewayLogs: listed(gatewayTables.ApiManagementGatewayLogs),
  ApiManagementGatewayLlmLog: listed(gatewayTables.ApiManagementGatewayLlmLog),
};

export const tableNames = Object.keys(tables) as readonly TableName[];

function listed(columns: Columns): readonly Column[] {
  return Object.entries(columns).map(([name, type]) => ({ name, type }));
}
