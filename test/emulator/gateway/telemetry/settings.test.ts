import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith } from '../gateway-fixture.ts';
import { component, group, listening, startLoggedGateway, workspace } from './telemetry-fixture.ts';
import type { LoggedGateway, Row } from './telemetry-fixture.ts';

const assignment = `${component}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111`;
const publisher = '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb';

async function prepared(more = ''): Promise<LoggedGateway> {
  const gateway = await startLoggedGateway(more);
  await gateway.api('a', ['GET /ok', 'GET /no']);
  await gateway.policy('/apis/a/operations/op0', { inbound: `<base />${answerWith('fine')}` });
  await gateway.policy('/apis/a/operations/op1', { inbound: `<base />${answerWith('bad', 500)}` });
  return gateway;
}

async function calls(gateway: LoggedGateway, count: number, path = '/a/ok'): Promise<readonly Row[]> {
  for (let n = 0; n < count; n += 1) await gateway.call(path);
  return gateway.rows('AppRequests');
}

describe('sampling', () => {
  let gateway: LoggedGateway;
  beforeAll(async () => {
    gateway = await prepared();
    await gateway.component();
  });

  it('leaves calls out with all that belongs to them; each row stands for several', async () => {
    await gateway.diagnostic('applicationinsights', { sampling: { samplingType: 'fixed', percentage: 25 } });
    const rows = await calls(gateway, 40);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.length).toBeLessThan(20);
    expect(new Set(rows.map(({ ItemCount }) => ItemCount))).toEqual(new Set([4]));
  });

  it('lets errors through where they are always logged, each for itself', async () => {
    const before = (await gateway.rows('AppRequests')).length;
    await gateway.diagnostic('applicationinsights', { sampling: { samplingType: 'fixed', percentage: 0 }, alwaysLog: 'allErrors' });
    await calls(gateway, 3);
    const rows = (await calls(gateway, 3, '/a/no')).slice(before);
    expect(rows.map(({ ResultCode, ItemCount }) => [ResultCode, ItemCount])).toEqual([['500', 1], ['500', 1], ['500', 1]]);
  });

  it('is decided by the API’s own diagnostic alone where there is one', async () => {
    const before = (await gateway.rows('AppRequests')).length;
    await gateway.diagnostic('applicationinsights', { operationNameFormat: 'Url', logClientIp: false }, '/apis/a');
    const [row] = (await calls(gateway, 1)).slice(before);
    expect(row).toMatchObject({ OperationName: 'GET /a/ok', ClientIP: '', ItemCount: 1 });
  });

  it('has only failed calls where the verbosity is error', async () => {
    const before = (await gateway.rows('AppRequests')).length;
    await gateway.diagnostic('applicationinsights', { verbosity: 'error' }, '/apis/a');
    await calls(gateway, 2);
    expect((await calls(gateway, 1, '/a/no')).slice(before).map(({ ResultCode }) => ResultCode)).toEqual(['500']);
  });
});

describe('a logger with an identity', () => {
  it('loses rows silently until its role works', async () => {
    const gateway = await prepared('rolePropagation: PT5M');
    await gateway.component({}, (connectionString) => ({ connectionString, identityClientId: 'SystemAssigned' }));
    await gateway.diagnostic('applicationinsights');
    const service = await gateway.ask('GET', `${group}/Microsoft.ApiManagement/service/apim-test?api-version=2024-05-01`);
    expect((await gateway.call('/a/ok')).status).toBe(200);
    await gateway.putAt(assignment, '2022-04-01', { properties: { roleDefinitionId: publisher, principalId: service.body.identity.principalId, principalType: 'ServicePrincipal' } });
    expect(await calls(gateway, 1)).toEqual([]);
    await gateway.control('clock', { advance: 'PT5M' });
    expect(await calls(gateway, 1)).toHaveLength(1);
  });

  it('is needed where the component takes no keys', async () => {
    const gateway = await prepared();
    await gateway.component({ DisableLocalAuth: true });
    await gateway.diagnostic('applicationinsights');
    expect(await calls(gateway, 1)).toEqual([]);
  });
});

describe('where rows go', () => {
  it('is the component whose key is sent, whatever resource the logger names', async () => {
    const gateway = await prepared();
    await gateway.component({}, () => ({ connectionString: 'InstrumentationKey=00000000-0000-0000-0000-000000000000' }));
    await gateway.diagnostic('applicationinsights');
    expect(await calls(gateway, 1)).toEqual([]);
  });

  it('is the workspace that Azure makes for a component without one, and that can be read', async () => {
    const gateway = await prepared('appInsights: [{ name: seeded, resourceGroup: rg }]');
    const shown = await gateway.ask('GET', `${group}/Microsoft.Insights/components/seeded?api-version=2020-02-02`);
    const { WorkspaceResourceId: managed, ConnectionString: connectionString } = shown.body.properties;
    const made = await gateway.ask('GET', `${managed}?api-version=2023-09-01`);
    expect([made.status, made.body.name]).toEqual([200, 'managed-seeded-ws']);
    await gateway.put('/loggers/appi', { loggerType: 'applicationInsights', credentials: { connectionString } });
    await gateway.diagnostic('applicationinsights');
    await gateway.call('/a/ok');
    expect((await gateway.rows('AppRequests', managed)).map(({ TenantId }) => TenantId)).toEqual([made.body.properties.customerId]);
    await gateway.ask('DELETE', `${group}/Microsoft.Insights/components/seeded?api-version=2020-02-02`);
    expect((await gateway.ask('GET', `${managed}?api-version=2023-09-01`)).status).toBe(404);
  });

  it('shows rows only when they have been taken in, and has none after a reset', async () => {
    const gateway = await prepared('options: { logIngestion: PT2M }');
    await gateway.component();
    await gateway.diagnostic('applicationinsights');
    expect(await calls(gateway, 1)).toEqual([]);
    await gateway.control('clock', { advance: 'PT119S' });
    expect(await gateway.rows('AppRequests')).toEqual([]);
    await gateway.control('clock', { advance: 'PT1S' });
    expect((await gateway.rows('AppRequests')).map(({ TimeGenerated }) => new Date(TimeGenerated).toISOString())).toEqual(['2026-01-01T00:00:00.000Z']);
    await gateway.control('reset', {});
    expect(await gateway.rows('AppRequests')).toEqual([]);
  });
});

describe('metrics', () => {
  it('lose their dimensions where the component was not told to keep them, and go nowhere without metrics: true', async () => {
    const gateway = await prepared();
    await gateway.component();
    await gateway.policy('/apis/a/operations/op0', { inbound: `<base /><emit-metric name="m" value="2"><dimension name="API ID" /></emit-metric>${answerWith('fine')}` });
    await gateway.diagnostic('applicationinsights', { metrics: true, sampling: { samplingType: 'fixed', percentage: 0 } });
    await gateway.call('/a/ok');
    await gateway.diagnostic('applicationinsights', {});
    await gateway.call('/a/ok');
    const rows = await gateway.rows('AppMetrics');
    expect(rows.map(({ Name, Sum, Properties }) => [Name, Sum, Object.keys(Properties)])).toEqual([['m', 2, ['Service ID', 'Service Name', 'Service Type', 'Region']]]);
  });
});

describe('correlation', () => {
  it('by the older protocol sends Request-Id on, and by none sends nothing', async () => {
    const gateway = await startLoggedGateway();
    const seen: NodeJS.Dict<string | string[]>[] = [];
    const backend = await listening((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    await gateway.api('b', ['GET /x'], { serviceUrl: backend });
    await gateway.component();
    await gateway.diagnostic('applicationinsights', { httpCorrelationProtocol: 'Legacy' });
    await gateway.call('/b/x', { headers: { 'request-id': '|root.1.' } });
    const [request] = await gateway.rows('AppRequests');
    const [dependency] = await gateway.rows('AppDependencies');
    expect([request.OperationId, request.ParentId, dependency.ParentId]).toEqual(['root', '|root.1.', request.Id]);
    expect(seen[0]?.['request-id']).toBe(dependency.Id);
    expect(dependency.Id.startsWith(request.Id)).toBe(true);
    await gateway.diagnostic('applicationinsights', { httpCorrelationProtocol: 'None' });
    await gateway.call('/b/x');
    expect([seen[1]?.['request-id'], seen[1]?.['traceparent']]).toEqual([undefined, undefined]);
    expect((await gateway.rows('AppDependencies'))[1].OperationId).toBe((await gateway.rows('AppRequests'))[1].OperationId);
  });
});

describe('bodies', () => {
  it('are logged up to the stated bytes, on both sides, and go on whole', async () => {
    const gateway = await startLoggedGateway();
    const backend = await listening((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      request.resume().once('end', () => response.end('data: a long answer\n\n'));
    });
    await gateway.api('c', ['POST /x'], { serviceUrl: backend });
    await gateway.component();
    const side = { request: { body: { bytes: 5 } }, response: { body: { bytes: 7 } } };
    await gateway.diagnostic('applicationinsights', { frontend: side, backend: side });
    const answer = await gateway.call('/c/x', { method: 'POST', body: '123456789' });
    expect(answer.text).toBe('data: a long answer\n\n');
    const [request] = await gateway.rows('AppRequests');
    const [dependency] = await gateway.rows('AppDependencies');
    for (const row of [request, dependency]) expect(row.Properties).toMatchObject({ 'Request-Body': '12345', 'Response-Body': 'data: a' });
  });
});

describe('without a diagnostic', () => {
  it('nothing is written, and nothing is sent on', async () => {
    const gateway = await prepared();
    await gateway.component();
    await gateway.call('/a/ok');
    expect([await gateway.rows('AppRequests'), await gateway.rows('ApiManagementGatewayLogs', workspace)]).toEqual([[], []]);
  });
});
