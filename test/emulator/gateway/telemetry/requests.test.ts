import { get } from 'node:https';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewayUrl } from '../../../support/call-gateway.ts';
import { listening, misfits, startLoggedGateway } from './telemetry-fixture.ts';
import type { LoggedGateway, Row } from './telemetry-fixture.ts';

let gateway: LoggedGateway;
let seen: NodeJS.Dict<string | string[]>[] = [];

beforeAll(async () => {
  gateway = await startLoggedGateway('', 'real');
  await gateway.component({ CustomMetricsOptedInType: 'WithDimensions' });
  const backend = await listening((request, response) => {
    seen.push(request.headers);
    if (request.url === '/slow') return;
    response.writeHead(request.url?.includes('bad') === true ? 429 : 200, { 'x-ms-region': 'Sweden Central', 'content-type': 'text/plain', 'x-other': 'o' });
    response.end('hello');
  });
  await gateway.api('models', ['GET /ok', 'GET /bad', 'GET /twice', 'GET /told', 'GET /broken', 'GET /nobody', 'GET /slow'], { serviceUrl: backend });
  await gateway.policy('/apis/models/operations/op2', {
    inbound: '<base /><rewrite-uri template="/bad" />',
    backend: '<retry condition="@(context.Response.StatusCode == 429)" count="2" interval="0"><forward-request buffer-request-body="true" /></retry>',
  });
  await gateway.policy('/apis/models/operations/op3', {
    inbound:
      '<base /><trace source="mine" severity="error"><message>told</message><metadata name="who" value="me" /></trace><trace source="mine" severity="verbose"><message>whispered</message></trace><emit-metric name="calls" value="3"><dimension name="API ID" /></emit-metric>',
  });
  await gateway.policy('/apis/models/operations/op4', { inbound: '<base /><set-variable name="x" value="@((string)((object)1))" />' });
  await gateway.policy('/apis/models/operations/op5', { inbound: '<base /><set-backend-service base-url="http://127.0.0.1:1" />' });
  await gateway.diagnostic('applicationinsights', {
    httpCorrelationProtocol: 'W3C',
    metrics: true,
    frontend: { request: { headers: ['X-Client', 'x-secret'], dataMasking: { queryParams: [{ value: 'key', mode: 'Hide' }, { value: 'who', mode: 'Mask' }], headers: [{ value: 'x-secret', mode: 'Mask' }] } }, response: { headers: ['x-ms-region'] } },
    backend: { request: { headers: ['traceparent'] }, response: { headers: ['x-ms-region', 'x-none'] } },
  });
}, 20_000);

async function rowsOf(table: Parameters<LoggedGateway['rows']>[0], operation: string): Promise<readonly Row[]> {
  return (await gateway.rows(table)).filter((row) => row.Properties['Operation Name'] === operation);
}

describe('a call that Application Insights is told of', () => {
  it('is one request with names, times, status and what belongs to it', async () => {
    await gateway.call('/models/ok?key=1&who=me&n=2', { headers: { 'x-client': 'c1', 'x-secret': 's' } });
    const [row] = await rowsOf('AppRequests', 'op0');
    expect(row).toMatchObject({
      Name: 'GET /models/ok',
      OperationName: 'models;rev=1 - op0',
      ResultCode: '200',
      Success: true,
      ItemCount: 1,
      ParentId: '',
      AppRoleName: 'apim-test.azure-api.net Sweden Central',
      ClientIP: '0.0.0.0',
      Type: 'AppRequests',
      _ResourceId: expect.stringMatching(/^\/subscriptions\/.*\/microsoft\.insights\/components\/appi$/),
    });
    expect(row.Url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/models\/ok\?who=\*\*\*&n=2$/);
    expect(row.OperationId).toMatch(/^[0-9a-f]{32}$/);
    expect([typeof row.TimeGenerated, typeof row.DurationMs, row.PerformanceBucket]).toEqual(['number', 'number', '<250ms']);
    expect(row.Properties).toMatchObject({ 'Service ID': 'apim-test', 'Service Name': 'apim-test.azure-api.net', 'Service Type': 'API Management', Region: 'Sweden Central', 'API Name': 'models', 'API Revision': '1', 'HTTP Method': 'GET', 'Request-X-Client': 'c1', 'Request-x-secret': '***', 'Response-x-ms-region': 'Sweden Central' });
    expect(row.Properties['Request Id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has one dependency for what was forwarded, below the request, and tells the backend of it', async () => {
    seen = [];
    await gateway.call('/models/ok', { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
    const [asked] = (await rowsOf('AppRequests', 'op0')).slice(-1);
    const [dependency] = (await rowsOf('AppDependencies', 'op0')).slice(-1);
    expect([asked.OperationId, asked.ParentId]).toEqual(['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']);
    expect(dependency).toMatchObject({ OperationId: asked.OperationId, ParentId: asked.Id, DependencyType: 'Http', Name: 'GET /ok', ResultCode: '200', Success: true, OperationName: 'models;rev=1 - op0' });
    expect([dependency.Target, dependency.Data]).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/), expect.stringMatching(/^GET - http:\/\/127\.0\.0\.1:\d+\/ok$/)]);
    expect(seen[0]?.['traceparent']).toBe(`00-${asked.OperationId}-${dependency.Id}-01`);
    expect(dependency.Properties).toMatchObject({ 'Response-x-ms-region': 'Sweden Central', 'Request-traceparent': seen[0]?.['traceparent'] });
    expect(Object.keys(dependency.Properties)).not.toContain('Response-x-none');
  });

  it('has a dependency for each attempt of a retry, and an exception for the status that the client saw', async () => {
    await gateway.call('/models/twice');
    const [asked] = await rowsOf('AppRequests', 'op2');
    const attempts = await rowsOf('AppDependencies', 'op2');
    expect([asked.ResultCode, asked.Success]).toEqual(['429', false]);
    expect(attempts.map(({ ResultCode, Success, OperationId }) => [ResultCode, Success, OperationId])).toEqual(Array.from({ length: 3 }, () => ['429', false, asked.OperationId]));
    expect(new Set(attempts.map(({ Id }) => Id)).size).toBe(3);
    expect((await rowsOf('AppExceptions', 'op2')).map(({ ProblemId, OperationId }) => [ProblemId, OperationId])).toEqual([['ResponseStatusCode', asked.OperationId]]);
  });

  it('has the traces that the verbosity lets through, and its metrics with their dimensions', async () => {
    await gateway.call('/models/told');
    const traces = await rowsOf('AppTraces', 'op3');
    expect(traces.map(({ Message, SeverityLevel, Properties }) => [Message, SeverityLevel, Properties.who, Properties.Source])).toEqual([['told', 3, 'me', 'mine']]);
    const [metric] = await gateway.rows('AppMetrics');
    expect(metric).toMatchObject({ Name: 'calls', Sum: 3, Min: 3, Max: 3, ItemCount: 1, Properties: { 'API ID': 'models', 'Service ID': 'apim-test' } });
  });

  it('has an exception that says what a policy met', async () => {
    await gateway.call('/models/broken');
    const [exception] = await rowsOf('AppExceptions', 'op4');
    expect(exception).toMatchObject({ ProblemId: 'ExpressionValueEvaluationFailure', ExceptionType: 'ExpressionValueEvaluationFailure', Method: 'set-variable', SeverityLevel: 3, Properties: { Section: 'inbound' } });
    expect(exception.Message).toBe(exception.OuterMessage);
  });

  it('is logged at the level of the service where no API has the path, and where no operation has it', async () => {
    await gateway.call('/nowhere/at-all');
    const [row] = (await gateway.rows('AppRequests')).slice(-1);
    expect(row).toMatchObject({ Name: 'GET /nowhere/at-all', OperationName: 'GET /nowhere/at-all', ResultCode: '404', Success: false });
    expect(Object.keys(row.Properties)).not.toContain('API Name');
    await gateway.call('/models/none');
    expect((await gateway.rows('AppRequests')).at(-1)).toMatchObject({ OperationName: 'models;rev=1', ResultCode: '404' });
    expect((await gateway.rows('AppExceptions')).slice(-2).map(({ ProblemId }) => ProblemId)).toEqual(['OperationNotFound', 'OperationNotFound']);
  });

  it('has a dependency that failed where no backend answered', async () => {
    await gateway.call('/models/nobody');
    const [dependency] = await rowsOf('AppDependencies', 'op5');
    expect(dependency).toMatchObject({ Target: '127.0.0.1:1', ResultCode: '0', Success: false });
    expect((await rowsOf('AppExceptions', 'op5')).map(({ ProblemId, Method }) => [ProblemId, Method])).toEqual([['BackendConnectionFailure', 'forward-request']]);
  });

  it('has failed where the client did not wait for the answer', async () => {
    seen = [];
    const { hostname, port } = new URL(gatewayUrl(gateway));
    const sent = get({ hostname, port, path: '/models/slow', ca: gateway.azure.ca, agent: false, servername: 'localhost' });
    sent.on('error', () => undefined);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    sent.destroy();
    await vi.waitFor(async () => expect(await rowsOf('AppRequests', 'op6')).toHaveLength(1));
    expect((await rowsOf('AppRequests', 'op6'))[0]).toMatchObject({ ResultCode: '0', Success: false });
    expect((await rowsOf('AppExceptions', 'op6')).map(({ ProblemId }) => ProblemId)).toEqual(['ClientConnectionFailure']);
  });

  it('has rows that fit their tables', async () => {
    for (const table of ['AppRequests', 'AppDependencies', 'AppExceptions', 'AppTraces', 'AppMetrics'] as const) {
      const rows = await gateway.rows(table);
      expect([rows.length > 0, misfits(table, rows)]).toEqual([true, []]);
    }
  });
});
