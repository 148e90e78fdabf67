import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { tables } from '../../../../src/emulator/logs/tables.ts';
import type { ColumnType, TableName } from '../../../../src/emulator/logs/tables.ts';
import { askArm } from '../../../support/ask-arm.ts';
import { gatewayEstate, servicePath, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

export const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers';
export const workspace = `${group}/Microsoft.OperationalInsights/workspaces/logs`;
export const component = `${group}/Microsoft.Insights/components/appi`;

// Tests look into rows of many shapes.
// oxlint-disable-next-line typescript/no-explicit-any
export type Row = any;

export interface LoggedGateway extends TestGateway {
  /** A component with a workspace, and the service's logger for it. */
  component(properties?: object, credentials?: (connectionString: string) => object): Promise<void>;
  /** A diagnostic of the service, or of what `owner` says. */
  diagnostic(name: 'applicationinsights' | 'azuremonitor', properties?: object, owner?: string): Promise<void>;
  /** Sends the service's logs of all categories to the workspace. */
  setting(properties?: object): Promise<void>;
  rows(table: TableName, of?: string): Promise<readonly Row[]>;
  dropped(table: TableName): Promise<number>;
  putAt(id: string, version: string, body: object): Promise<Row>;
}

export async function startLoggedGateway(more = '', clock: 'real' | 'virtual' = 'virtual'): Promise<LoggedGateway> {
  const gateway = await startGateway(gatewayEstate(more), clock);
  const putAt = async (id: string, version: string, body: object): Promise<Row> => {
    const answer = await gateway.ask('PUT', `${id}?api-version=${version}`, body);
    if (answer.status >= 300) throw new Error(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const read = async (table: TableName, of: string): Promise<Row> => {
    const url = new URL(`${gateway.azure.ready.control}/logs?workspace=${encodeURIComponent(of)}&table=${table}`);
    return (await askArm(url, { ca: gateway.azure.ca, token: gateway.azure.ready.token, method: 'GET' })).body;
  };
  return {
    ...gateway,
    putAt,
    component: async (properties = {}, credentials = (connectionString) => ({ connectionString })) => {
      await putAt(workspace, '2023-09-01', { location: 'swedencentral', properties: {} });
      const made = await putAt(component, '2020-02-02', { location: 'swedencentral', kind: 'web', properties: { Application_Type: 'web', WorkspaceResourceId: workspace, ...properties } });
      await gateway.put('/loggers/appi', { loggerType: 'applicationInsights', credentials: credentials(made.properties.ConnectionString), resourceId: component });
    },
    diagnostic: async (name, properties = {}, owner = '') => {
      const logger = name === 'applicationinsights' ? 'appi' : 'azuremonitor';
      if (name === 'azuremonitor') await gateway.put('/loggers/azuremonitor', { loggerType: 'azureMonitor' });
      await gateway.put(`${owner}/diagnostics/${name}?api-version=2024-10-01-preview`, { loggerId: `${servicePath}/loggers/${logger}`, ...properties });
    },
    setting: async (properties = {}) => {
      await putAt(workspace, '2023-09-01', { location: 'swedencentral', properties: {} });
      await putAt(`${servicePath}/providers/Microsoft.Insights/diagnosticSettings/logs`, '2021-05-01-preview', {
        properties: { workspaceId: workspace, logAnalyticsDestinationType: 'Dedicated', logs: [{ categoryGroup: 'allLogs', enabled: true }], ...properties },
      });
    },
    rows: async (table, of = workspace) => (await read(table, of)).rows,
    dropped: async (table) => (await read(table, workspace)).dropped,
  };
}

const servers: Server[] = [];

/** Listens on this machine until the file's tests are over; gives back its address. */
export async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterAll(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});


const isOf: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  guid: (value) => typeof value === 'string',
  int: Number.isInteger,
  long: Number.isInteger,
  real: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  datetime: Number.isInteger,
  dynamic: () => true,
};

/** Cells that their table has no column for, or that are not of its type. */
export function misfits(table: TableName, rows: readonly Row[]): readonly string[] {
  const types = new Map(tables[table].map(({ name, type }) => [name, type]));
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => {
      const type = types.get(name);
      return type !== undefined && (value === null || isOf[type](value)) ? [] : [`${table}.${name} ${JSON.stringify(value)}`];
    }),
  );
}
