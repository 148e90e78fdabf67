import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEstate } from '../../../../src/emulator/estate-file.ts';
import { startLocalAzure } from '../../../../src/emulator/start.ts';
import { askArm } from '../../../support/ask-arm.ts';
import { callGateway } from '../../../support/call-gateway.ts';
import { answerWith, gatewayEstate, servicePath, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

interface Entry {
  readonly source: string;
  readonly data: { readonly message: string; readonly scope: string; readonly path: string; readonly policyId?: string };
}

interface Trace {
  readonly serviceName: string;
  readonly apiId: string;
  readonly operationId: string;
  readonly statusCode: number;
  readonly lastError?: object;
  readonly traceEntries: Readonly<Record<string, readonly Entry[]>>;
}

let gateway: TestGateway;
const key = 'tracing-0123456789';
const gateways = `${servicePath}/gateways/managed`;
const version = 'api-version=2024-05-01';

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['GET /'], { subscriptionRequired: true });
  await gateway.api('b', ['GET /'], { subscriptionRequired: false });
  await gateway.put('/namedValues/n', { displayName: 'n', value: 'hush-hush', secret: true });
  await gateway.put('/subscriptions/yes', { displayName: 'yes', scope: '/apis', primaryKey: key, allowTracing: true });
  await gateway.put('/subscriptions/no', { displayName: 'no', scope: '/apis', primaryKey: 'other-0123456789', allowTracing: false });
  await gateway.policy('', { inbound: '<set-header name="X-Global" exists-action="override"><value>g</value></set-header>', backend: '', outbound: '', onError: '' });
  await gateway.policy('/apis/a', {
    inbound: `<base /><choose><when condition="false"><set-variable name="no" value="1" /></when><otherwise><set-variable id="mine" name="v" value="{{n}}" /></otherwise></choose><set-header name="Authorization" exists-action="override"><value>Bearer top-secret</value></set-header>${answerWith('done', 202)}`,
  });
});

async function readTrace(headers: Readonly<Record<string, string | string[] | undefined>>): Promise<Trace> {
  const { pathname, search } = new URL(String(headers['ocp-apim-trace-location']));
  return (await gateway.ask('GET', `${pathname}${search}`)).body as Trace;
}

describe('Ocp-Apim-Trace with a key that allows tracing', () => {
  it('gives the address of what each policy of each scope did, in order', async () => {
    const reply = await gateway.call('/a', { headers: { 'ocp-apim-subscription-key': key, 'ocp-apim-trace': 'true' } });
    const trace = await readTrace(reply.headers);
    expect(trace).toMatchObject({ serviceName: 'apim-test', apiId: 'a', operationId: 'op0', statusCode: 202 });
    expect(trace.traceEntries['inbound']?.map(({ source, data }) => [source, data.scope, data.path, data.message])).toEqual([
      ['set-header', 'global', 'set-header', 'request header X-Global: g'],
      ['choose', 'api', 'choose', expect.any(String)],
      ['set-variable', 'api', 'choose\\otherwise\\set-variable', 'variable v: ***'],
      ['set-header', 'api', 'set-header', 'request header Authorization: *** (17 characters)'],
      ['return-response', 'api', 'return-response', expect.stringContaining('response: 202 As told')],
    ]);
    expect(trace.traceEntries['inbound']?.[2]?.data.policyId).toBe('mine');
  });

  it('never has keys, tokens or secret named values in it', async () => {
    const reply = await gateway.call(`/a?subscription-key=${key}`, { headers: { 'ocp-apim-subscription-key': key, 'ocp-apim-trace': 'true' } });
    const text = JSON.stringify(await readTrace(reply.headers));
    for (const secret of [key, 'hush-hush', 'top-secret']) expect(text).not.toContain(secret);
  });

  it('needs the permission of the subscription', async () => {
    for (const headers of [{ 'ocp-apim-subscription-key': 'other-0123456789', 'ocp-apim-trace': 'true' }, { 'ocp-apim-subscription-key': key }]) {
      const reply = await gateway.call('/a', { headers });
      expect([reply.status, reply.headers['ocp-apim-trace-location']]).toEqual([202, undefined]);
    }
    expect((await gateway.call('/b', { headers: { 'ocp-apim-trace': 'true' } })).headers['ocp-apim-trace-location']).toBeUndefined();
  });
});

describe('a debug token', () => {
  const ask = (action: string, body: object) => gateway.ask('POST', `${gateways}/${action}?${version}`, body);
  const tokenFor = async (api: string, more: object = {}): Promise<string> => (await ask('listDebugCredentials', { apiId: `${servicePath}/apis/${api}`, purposes: ['tracing'], ...more })).body.token;

  it('gives the id of a trace, which ARM then has', async () => {
    const reply = await gateway.call('/a', { headers: { 'ocp-apim-subscription-key': key, 'apim-debug-authorization': await tokenFor('a') } });
    const { status, body } = await ask('listTrace', { traceId: reply.headers['apim-trace-id'] });
    expect([status, body.serviceName, body.traceEntries.inbound.length]).toEqual([200, 'apim-test', 5]);
  });

  it('of another API is told so', async () => {
    const reply = await gateway.call('/a', { headers: { 'ocp-apim-subscription-key': key, 'apim-debug-authorization': await tokenFor('b') } });
    expect([reply.headers['apim-trace-id'], reply.headers['apim-debug-authorization-wrongapi']]).toEqual([undefined, "The token is for the API 'b'."]);
  });

  it('that nobody gave out is nothing', async () => {
    const { headers } = await gateway.call('/b', { headers: { 'apim-debug-authorization': 'p=tracing&aid=b' } });
    expect(Object.keys(headers).filter((name) => name.startsWith('apim-'))).toEqual([]);
  });

  it.each([
    ['for an API that is not there', { apiId: `${servicePath}/apis/nope`, purposes: ['tracing'] }, 400],
    ['for more than an hour', { apiId: `${servicePath}/apis/a`, purposes: ['tracing'], credentialsExpireAfter: 'PT2H' }, 400],
    ['without a purpose', { apiId: `${servicePath}/apis/a` }, 400],
  ])('is not given %s', async (_, body, status) => {
    expect((await ask('listDebugCredentials', body)).status).toBe(status);
  });

  it('belongs to the service’s own gateway; there is no other', async () => {
    expect((await gateway.ask('POST', `${servicePath}/gateways/mine/listTrace?${version}`, { traceId: 'x' })).status).toBe(404);
    expect((await ask('listTrace', { traceId: 'x' })).status).toBe(404);
  });
});

describe('emulator start --trace', () => {
  const lines: string[] = [];
  let stop: () => Promise<void> = () => Promise.resolve();
  afterAll(() => stop());

  it('writes every call, policies inside of others further in', async () => {
    const azure = await startLocalAzure({ estate: readEstate(gatewayEstate(), 't.yaml'), clock: 'virtual', onTrace: (more) => lines.push(...more) });
    stop = azure.stop;
    const put = (path: string, properties: object) => askArm(new URL(`${servicePath}${path}?${version}`, azure.ready.arm), { ca: azure.ca, token: azure.ready.token, method: 'PUT', body: { properties } });
    await put('/apis/a', { displayName: 'a', path: 'a', protocols: ['https'], subscriptionRequired: false });
    await put('/apis/a/operations/get', { displayName: 'get', method: 'GET', urlTemplate: '/' });
    await put('/apis/a/policies/policy', { format: 'rawxml', value: `<policies><inbound><choose><when condition="true">${answerWith('x')}</when></choose></inbound><backend /><outbound /><on-error /></policies>` });
    await callGateway({ azure }, '/a');
    await callGateway({ azure }, '/a/nothing');
    expect(lines).toEqual([
      'GET /a → 200 (a, get, 0 ms)',
      expect.stringMatching(/^ {2}inbound {2}api {7}choose: /),
      expect.stringMatching(/^ {2}inbound {2}api {7} {4}return-response: .*response: 200 As told/),
      'GET /a/nothing → 404 (a, 0 ms)',
      '  configuration: OperationNotFound: Unable to match incoming request to an operation.',
    ]);
  });
});
