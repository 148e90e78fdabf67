import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const logger = `${service}/loggers/appi`;
const monitor = `${service}/loggers/azuremonitor`;
const ofService = `${service}/diagnostics/applicationinsights`;
const ofApi = `${service}/apis/a/diagnostics/applicationinsights`;
const body = (more: object = {}) => ({ properties: { loggerId: logger, ...more } });

async function ready(): Promise<Client> {
  const client = await start();
  await client.send('PUT', logger, { properties: { loggerType: 'applicationInsights', credentials: { instrumentationKey: 'k' } } });
  await client.send('PUT', monitor, { properties: { loggerType: 'azureMonitor' } });
  await client.send('PUT', `${service}/apis/a`, { properties: { displayName: 'A', path: 'a' } });
  return client;
}

describe('diagnostics', () => {
  it.each([
    ['the service', ofService, 'Microsoft.ApiManagement/service/diagnostics'],
    ['an API', ofApi, 'Microsoft.ApiManagement/service/apis/diagnostics'],
  ])('of %s are filled in as recorded (A24#165, #172)', async (_, path, type) => {
    const client = await ready();
    const put = await client.send('PUT', path, body({ sampling: { samplingType: 'fixed', percentage: 100 }, verbosity: 'information' }));
    const hidden = { request: { headers: null, body: null, dataMasking: { queryParams: [{ value: '*', mode: 'Hide' }] } }, response: null };
    expect([put.status, at(put.body, 'type')]).toEqual([201, type]);
    expect(at(put.body, 'properties')).toEqual({
      alwaysLog: null,
      httpCorrelationProtocol: 'Legacy',
      verbosity: 'information',
      logClientIp: true,
      loggerId: logger,
      sampling: { samplingType: 'fixed', percentage: 100 },
      frontend: hidden,
      backend: hidden,
      largeLanguageModel: null,
      mcp: null,
      a2a: null,
      tags: null,
    });
    expect((await client.send('GET', path)).headers['etag']).toBe(put.headers['etag']);
    expect((await client.send('DELETE', path)).status).toBe(200);
    expect(refusalOf(await client.send('GET', path))).toMatchObject({ status: 404, message: 'Diagnostic not found.' });
  });

  it('show at 2019-01-01 what was stated and no more', async () => {
    const client = await ready();
    const put = await client.send('PUT', `${ofApi}?api-version=2019-01-01`, body());
    expect(at(put.body, 'properties')).toEqual({ alwaysLog: null, enableHttpCorrelationHeaders: true, httpCorrelationProtocol: 'Legacy', logClientIp: true, loggerId: logger, sampling: null, frontend: null, backend: null });
  });

  it('take a relative logger and keep it from being deleted', async () => {
    const client = await ready();
    expect(at((await client.send('PUT', ofService, body({ loggerId: '/loggers/appi' }))).body, 'properties', 'loggerId')).toBe(logger);
    expect(refusalOf(await client.send('DELETE', logger))).toMatchObject({ status: 400, message: "The Logger 'appi' is used by the following entities:\r\n/diagnostics/applicationinsights\r\n" });
    await client.send('DELETE', ofService);
    expect((await client.send('DELETE', logger)).status).toBe(200);
  });

  it('log models at versions that have it', async () => {
    const client = await ready();
    const logs = { loggerId: monitor, largeLanguageModel: { logs: 'enabled', requests: { messages: 'all', maxSizeInBytes: 262_144 } } };
    const path = `${service}/apis/a/diagnostics/azuremonitor`;
    expect(refusalOf(await client.send('PUT', path, { properties: logs }))).toMatchObject({ status: 400, target: 'largeLanguageModel' });
    const put = await client.send('PUT', `${path}?api-version=2024-10-01-preview`, { properties: logs });
    expect([put.status, at(put.body, 'properties', 'largeLanguageModel')]).toEqual([201, logs.largeLanguageModel]);
    expect(at(put.body, 'properties', 'httpCorrelationProtocol')).toBeUndefined();
    const tooLarge = { ...logs, largeLanguageModel: { logs: 'enabled', requests: { messages: 'all', maxSizeInBytes: 262_145 } } };
    expect(refusalOf(await client.send('PUT', `${path}?api-version=2024-10-01-preview`, { properties: tooLarge }))).toMatchObject({ status: 400, target: 'maxSizeInBytes' });
  });

  it.each([
    ['another name', `${service}/diagnostics/other`, body(), 'diagnosticId'],
    ['no logger', ofService, { properties: {} }, 'loggerId'],
    ['a logger that is not there', ofService, body({ loggerId: '/loggers/none' }), 'loggerId'],
    ['something else than a logger', ofService, body({ loggerId: '/apis/a' }), 'loggerId'],
    ['a logger of another kind', ofService, body({ loggerId: monitor }), 'loggerId'],
    ['a correlation protocol for Azure Monitor', `${service}/diagnostics/azuremonitor`, body({ loggerId: monitor, httpCorrelationProtocol: 'W3C' }), 'httpCorrelationProtocol'],
    ['a percentage over 100', ofService, body({ sampling: { samplingType: 'fixed', percentage: 101 } }), 'percentage'],
    ['another verbosity', ofService, body({ verbosity: 'loud' }), 'verbosity'],
    ['another word for always', ofService, body({ alwaysLog: 'everything' }), 'alwaysLog'],
    ['too much of a body', ofService, body({ frontend: { request: { body: { bytes: 8193 } } } }), 'bytes'],
    ['a field that is not known', ofService, body({ colour: 'red' }), 'colour'],
  ])('refuse %s', async (_, path, sent, target) => {
    expect(refusalOf(await (await ready()).send('PUT', path, sent))).toMatchObject({ status: 400, code: 'ValidationError', target });
  });

  it('are merged by PATCH, listed, and gone with their API', async () => {
    const client = await ready();
    await client.send('PUT', ofApi, body({ alwaysLog: 'allErrors' }));
    expect(refusalOf(await client.send('PATCH', ofApi, body({ verbosity: 'error' })))).toMatchObject({ target: 'If-Match' });
    const patched = await client.send('PATCH', ofApi, body({ verbosity: 'error' }), { 'if-match': '*' });
    expect(at(patched.body, 'properties')).toMatchObject({ alwaysLog: 'allErrors', verbosity: 'error' });
    expect((await client.send('PUT', ofApi, body(), { 'if-match': '"AAAA"' })).status).toBe(412);
    expect(namesOf(await client.send('GET', `${service}/apis/a/diagnostics`))).toEqual(['applicationinsights']);
    await client.finish(await client.send('DELETE', `${service}/apis/a`));
    expect(refusalOf(await client.send('GET', ofApi))).toMatchObject({ status: 404, message: 'Api not found.' });
    expect((await client.send('DELETE', logger)).status).toBe(200);
  });
});
