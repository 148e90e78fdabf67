import { LogsQueryClient, LogsQueryResultStatus } from '@azure/monitor-query-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textAt } from '../../../src/model/json.ts';
import { startTestAzure, type TestAzure } from '../../support/local-azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai';
const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const hour = { duration: 'PT1H' };

let test: TestAzure;
let customerId: string;

function clientOf(token: string): LogsQueryClient {
  return new LogsQueryClient({ getToken: () => Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) }, { endpoint: `${test.azure.ready.arm}/v1`, tlsOptions: { ca: test.azure.ca }, retryOptions: { maxRetries: 0 } });
}

/** What a request without the client is answered. */
async function raw(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ readonly status: number; readonly body: unknown }> {
  return test.ask(method, `/v1/${path}`, body, headers);
}

async function signedIn(audience: string): Promise<string> {
  const basic = Buffer.from('app:any').toString('base64');
  // What is sent stands in quotes, which go to fields that nobody reads.
  const form = `first=&grant_type=client_credentials&scope=${encodeURIComponent(`${audience}/.default`)}&last=`;
  const { body } = await test.ask('POST', '/adfs/oauth2/v2.0/token', form, { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` });
  return textAt(body, 'access_token') ?? '';
}

beforeAll(async () => {
  test = await startTestAzure({ clock: 'virtual' });
  const { body } = await test.ask('PUT', `${workspace}?api-version=2023-09-01`, { location: 'swedencentral' });
  customerId = textAt(body, 'properties', 'customerId') ?? '';
});

afterAll(async () => test.stop());

describe('the query API', () => {
  it('answers tables with types to the client of Azure', async () => {
    const query = 'print n = 1, x = 1.5, t = datetime(2026-01-01 00:00:00.5), s = 1h, d = dynamic({"a": [1]}), b = true, z = int(null), text = ""';
    const result = await clientOf(test.azure.ready.token).queryWorkspace(customerId, query, hour);
    expect(result.status).toBe(LogsQueryResultStatus.Success);
    if (result.status !== LogsQueryResultStatus.Success) return;
    expect(result.tables.map(({ name }) => name)).toEqual(['PrimaryResult']);
    expect(result.tables[0]?.columnDescriptors.map(({ name, type }) => `${name}:${type}`)).toEqual(['n:long', 'x:real', 't:datetime', 's:timespan', 'd:dynamic', 'b:bool', 'z:int', 'text:string']);
    expect(result.tables[0]?.rows).toEqual([[1, 1.5, new Date('2026-01-01T00:00:00.500Z'), '01:00:00', { a: [1] }, true, null, '']]);
  });

  it('goes by the clock of the local Azure', async () => {
    await test.control('clock', { advance: 'PT60S' });
    const result = await clientOf(test.azure.ready.token).queryWorkspace(customerId, 'print now(), ago(1m)', hour);
    expect(result.status === LogsQueryResultStatus.Success ? result.tables[0]?.rows[0] : undefined).toEqual([new Date('2026-01-01T00:01:00Z'), new Date('2026-01-01T00:00:00Z')]);
  });

  it('says what the query draws and what it cost, where it is asked', async () => {
    const query = 'print x = 1, y = 2 | render barchart with (title="One", kind=stacked)';
    const asked = await clientOf(test.azure.ready.token).queryWorkspace(customerId, query, hour, { includeVisualization: true, includeQueryStatistics: true });
    expect(asked).toMatchObject({ visualization: { visualization: 'barchart', title: 'One', kind: 'stacked', accumulate: false, isQuerySorted: false, annotation: '', by: null }, statistics: { query: { datasetStatistics: [{ tableRowCount: 1 }] } } });
    const plain = await clientOf(test.azure.ready.token).queryWorkspace(customerId, query, hour);
    expect([plain.visualization, plain.statistics]).toEqual([undefined, undefined]);
  });

  it('tells errors of queries in the layers of Azure', async () => {
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'AppRequests | where Foo == 1' })).toMatchObject({
      status: 400,
      body: { error: { code: 'BadArgumentError', message: 'The request had some invalid properties', innererror: { code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code: 'SEM0100', message: "'where' operator: Failed to resolve column or scalar expression named 'Foo'" } } } },
    });
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'AppRequests\n| where' })).toMatchObject({
      status: 400,
      body: { error: { code: 'BadArgumentError', innererror: { code: 'SyntaxError', innererror: { code: 'SYN0002', message: "Query could not be parsed at '<EOF>' on line [2,7]", line: 2, pos: 7, token: '<EOF>' } } } },
    });
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'AppRequests | make-series count() on TimeGenerated step 1h' })).toMatchObject({
      status: 400,
      body: { error: { innererror: { innererror: { code: 'NotEmulated', message: "The local Azure does not evaluate operator 'make-series' (line 1, position 14). Azure does.", line: 1, pos: 14 } } } },
    });
    await expect(clientOf(test.azure.ready.token).queryWorkspace(customerId, 'AppRequests | take', hour)).rejects.toMatchObject({ statusCode: 400, code: 'BadArgumentError' });
  });

  it('takes GET, and timespans in every form', async () => {
    const get = (query: string): Promise<{ readonly status: number; readonly body: unknown }> => raw('GET', `workspaces/${customerId}/query?${query}`);
    expect(await get(`query=${encodeURIComponent('print x = 1')}`)).toMatchObject({ status: 200, body: { tables: [{ rows: [[1]] }] } });
    for (const timespan of ['PT1H', 'P1D', '2026-01-01/2026-01-02', '2026-01-01T00:00:00Z/PT1H', 'PT1H/2026-01-01T00:00:00.000Z']) expect(await get(`query=AppRequests&timespan=${timespan}`)).toMatchObject({ status: 200 });
    expect(await get('query=AppRequests&timespan=yesterday')).toMatchObject({ status: 400, body: { error: { code: 'BadArgumentError' } } });
    expect(await get('timespan=PT1H')).toMatchObject({ status: 400, body: { error: { code: 'BadArgumentError' } } });
    expect(await raw('DELETE', `workspaces/${customerId}/query`)).toMatchObject({ status: 405 });
  });

  it('answers several queries at once', async () => {
    const results = await clientOf(test.azure.ready.token).queryBatch([
      { workspaceId: customerId, query: 'print x = 1', timespan: hour },
      { workspaceId: customerId, query: 'print nonsense', timespan: hour },
    ]);
    expect(results[0]).toMatchObject({ status: LogsQueryResultStatus.Success, tables: [{ rows: [[1]] }] });
    expect(results[1]).toMatchObject({ partialError: { code: 'BadArgumentError' } });
  });

  it('knows no workspace or resource that is not there', async () => {
    for (const path of ['workspaces/logs/query', 'workspaces/11111111-1111-1111-1111-111111111111/query', 'somewhere', `${group.slice(1)}/providers/Microsoft.Insights/components/nobody/query`]) {
      expect(await raw('POST', path, { query: 'print 1' })).toMatchObject({ status: 404, body: { error: { code: 'PathNotFoundError', message: 'The requested path does not exist' } } });
    }
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'print 1', workspaces: ['nobody'] })).toMatchObject({ status: 400 });
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'print 1', workspaces: ['logs'] })).toMatchObject({ status: 200 });
  });

  it('meets faults of its own plane', async () => {
    await test.control('faults', [{ match: { plane: 'logs', nth: 1 }, respond: { status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'ThrottledError', message: 'Too many requests' } } } }]);
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'print 1' })).toMatchObject({ status: 429, body: { error: { code: 'ThrottledError' } } });
    expect(await raw('POST', `workspaces/${customerId}/query`, { query: 'print 1' })).toMatchObject({ status: 200 });
    await test.control('faults', []);
  });
});

describe('who asks', () => {
  it('brings a token for the query API', async () => {
    const ask = (headers: Record<string, string>): Promise<{ readonly status: number; readonly body: unknown }> => raw('POST', `workspaces/${customerId}/query`, { query: 'print 1' }, headers);
    expect(await ask({ authorization: '' })).toMatchObject({ status: 401, body: { error: { code: 'AuthenticationFailed' } } });
    expect(await ask({ authorization: 'Bearer nonsense' })).toMatchObject({ status: 403, body: { error: { code: 'InvalidAuthenticationToken' } } });
    expect(await ask({ authorization: `Bearer ${await signedIn('https://management.azure.com')}` })).toMatchObject({ status: 403, body: { error: { code: 'InvalidAuthenticationTokenAudience' } } });
    for (const audience of ['https://api.loganalytics.io', 'https://api.loganalytics.us', 'https://api.loganalytics.azure.cn']) expect(await ask({ authorization: `Bearer ${await signedIn(audience)}` })).toMatchObject({ status: 200 });
  });

  it('needs a role at the workspace, or at the resource whose rows are asked for', async () => {
    const other = await startTestAzure({ edit: (demo) => demo.replace('caller: { roles: [Owner] }', 'caller: { roles: [Cognitive Services User] }').replace('resources: []', `resources: [{ id: "${workspace}", apiVersion: "2023-09-01", body: { location: swedencentral } }]`), refusals: true });
    try {
      const { body } = await other.ask('POST', `/v1${workspace}/query`, { query: 'print 1' });
      expect(body).toMatchObject({ error: { code: 'InsufficientAccessError', message: 'The provided credentials have insufficient access to perform the requested operation' } });
      expect(await other.ask('POST', `/v1${group}/providers/Microsoft.Insights/components/appi-demo/query`, { query: 'print 1' })).toMatchObject({ status: 403 });
    } finally {
      await other.stop();
    }
  });
});
