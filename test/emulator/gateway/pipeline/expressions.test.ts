import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../support/backend.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { gatewayEstate, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;
let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend();
  gateway = await startGateway(gatewayEstate('options: { bufferedPayloadLimit: 1000 }\n'));
  await gateway.api('a', ['GET /', 'POST /{id}'], { serviceUrl: backend.url });
});
afterAll(() => backend.stop());

const told = (value: string): string => `<return-response><set-header name="X" exists-action="override"><value>${value}</value></set-header></return-response>`;

async function valueOf(expression: string, path = '/a/7?x=1', body: string | undefined = '{"model":"gpt-4o","n":3}'): Promise<unknown> {
  await gateway.policy('/apis/a', { inbound: told(expression) });
  const { status, headers } = await gateway.call(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-in': 'abc' }, ...(body === undefined ? {} : { body }) });
  return status === 200 ? headers['x'] : status;
}

describe('an expression sees the call', () => {
  it.each([
    ['@(context.Api.Id + " " + context.Api.Path + " " + context.Api.Revision)', 'a a 1'],
    ['@(context.Operation.Id + " " + context.Operation.Method + " " + context.Operation.UrlTemplate)', 'op1 POST /{id}'],
    ['@(context.Request.MatchedParameters["id"])', '7'],
    ['@(context.Request.Headers.GetValueOrDefault("X-In", "none"))', 'abc'],
    ['@(context.Request.Url.Query.GetValueOrDefault("x", "none"))', '1'],
    ['@(context.Request.OriginalUrl.Path)', '/a/7'],
    ['@(context.Request.IpAddress)', '127.0.0.1'],
    ['@(context.Deployment.ServiceName + " " + context.Deployment.Region)', 'apim-test swedencentral'],
    ['@(context.Subscription == null ? "nobody" : "somebody")', 'nobody'],
    ['@((string)context.Request.Body.As<JObject>(preserveContent: true)["model"])', 'gpt-4o'],
    ['@{ var n = (int)context.Request.Body.As<JObject>()["n"]; return (n * 2).ToString(); }', '6'],
  ])('%s is %s', async (expression, expected) => {
    expect(await valueOf(expression.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))).toBe(expected);
  });

  it('a body that is longer than may be held is 413', async () => {
    expect(await valueOf('@(context.Request.Body.As&lt;string&gt;().Length.ToString())', '/a/7', 'x'.repeat(1000))).toBe('1000');
    expect(await valueOf('@(context.Request.Body.As&lt;string&gt;().Length.ToString())', '/a/7', 'x'.repeat(1001))).toBe(413);
  });

  it('a body that is longer passes where the C# looks at something else before, and does not read it', async () => {
    const guarded = '@{ var type = context.Request.Headers.GetValueOrDefault("Content-Type", ""); try { return type == "text/plain" ? context.Request.Body.As<string>(true).Length.ToString() : "unread"; } catch { return "caught"; } }';
    await gateway.policy('/apis/a', { inbound: `<base /><set-variable name="n" value="${guarded.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}" />`, outbound: '<base /><set-header name="X" exists-action="override"><value>@((string)context.Variables["n"])</value></set-header>' });
    const call = async (type: string, length: number): Promise<readonly unknown[]> => {
      const before = backend.seen.length;
      const { status, headers } = await gateway.call('/a/7', { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(length) });
      return [status, headers['x'], ...backend.seen.slice(before).map(({ body }) => body.toString().length)];
    };
    expect(await call('audio/wav', 5000)).toEqual([200, 'unread', 5000]);
    expect(await call('text/plain', 1000)).toEqual([200, '1000', 1000]);
    expect(await call('text/plain', 1001)).toEqual([413, undefined]);
  });

  it('both bodies, where it uses both up', async () => {
    const both = '<set-header name="X" exists-action="override"><value>@(context.Request.Body.As&lt;string&gt;() + context.Response.Body.As&lt;JObject&gt;()["method"])</value></set-header>';
    await gateway.policy('/apis/a', { backend: '<forward-request buffer-request-body="true" />', outbound: `<base />${both}` });
    expect((await gateway.call('/a/7', { method: 'POST', body: 'x ' })).headers['x']).toBe('x POST');
  });

  it('a body that is no JSON is a 500 without a word of it', async () => {
    await gateway.policy('/apis/a', { inbound: told('@((string)context.Request.Body.As&lt;JObject&gt;()["model"])') });
    const reply = await gateway.call('/a/7', { method: 'POST', body: '{' });
    expect([reply.status, (reply.json as { message: string }).message]).toEqual([500, 'Internal server error']);
  });
});

describe('a body that an expression read', () => {
  it.each([
    ['goes on untouched where it was preserved', 'preserveContent: true', '{"model": "gpt-4o"}'],
    ['is gone where it was not', '', ''],
  ])('%s', async (_, argument, expected) => {
    await gateway.policy('/apis/a', { inbound: `<base /><set-variable name="m" value="@(context.Request.Body.As&lt;JObject&gt;(${argument}).Count.ToString())" />` });
    const reply = await gateway.call('/a/7', { method: 'POST', body: '{"model": "gpt-4o"}' });
    expect([reply.status, backend.seen.at(-1)?.body.toString()]).toEqual([200, expected]);
  });
});

describe('what nobody reads', () => {
  it('passes without a limit', async () => {
    await gateway.policy('/apis/a', {});
    const body = 'x'.repeat(100_000);
    expect((await gateway.call('/a/7', { method: 'POST', body })).status).toBe(200);
    expect(backend.seen.at(-1)?.body.toString()).toBe(body);
  });
});
