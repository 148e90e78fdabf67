import { beforeAll, describe, expect, it } from 'vitest';
import { accountBlock } from '../../../../src/policy/blocks/account-block.ts';
import { denyBlock } from '../../../../src/policy/blocks/deny-block.ts';
import { routeBlock } from '../../../../src/policy/blocks/route-block.ts';
import { versionBlock } from '../../../../src/policy/blocks/version-block.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { account, startOurs, type OurGateway } from './our-blocks-fixture.ts';

let ours: OurGateway;
let main: TestBackend;

const operations = ['POST /deployments/{deployment-id}/chat/completions', 'POST /deployments/{deployment-id}/embeddings', 'GET /models'];
const open = (...ids: readonly string[]) => denyBlock({ open: ids.map((id) => ({ method: 'POST', template: '/x', id })), allow: [], block: [], default: 'closed' });
const post = { method: 'POST', body: '{}' } as const;

beforeAll(async () => {
  ours = await startOurs();
  main = await ours.backend('main', [200]);
});

describe('a closed operation', () => {
  it('answers the 400 of an account, to the byte, and is not forwarded; an open one is, whatever the case of its id', async () => {
    await ours.api('closed', operations);
    await ours.blocks('/apis/closed', 'api', [open('OP0'), account('main')]);
    const before = main.seen.length;
    const refused = await ours.call('/closed/deployments/gpt/embeddings', post);
    expect([refused.status, refused.reason, refused.headers['content-type'], refused.text]).toEqual([400, 'Bad Request', 'application/json', '{"error":{"code":"OperationNotSupported","message":"Your request operation is not supported"}}']);
    expect((await ours.call('/closed/models')).status).toBe(400);
    expect(main.seen.length).toBe(before);
    expect((await ours.call('/closed/deployments/gpt/chat/completions', post)).text).toBe('main 200');
  });

  it('stays closed with a policy of its own, which runs no further', async () => {
    await ours.api('kept', operations);
    await ours.blocks('/apis/kept', 'api', [open('op0'), account('main')]);
    await ours.policy('/apis/kept/operations/op1', { inbound: '<base /><return-response><set-status code="202" reason="no" /></return-response>', outbound: '<base /><set-status code="203" reason="no" />' });
    expect((await ours.call('/kept/deployments/gpt/embeddings', post)).status).toBe(400);
  });

  it('is bypassed by an operation’s document without <base />', async () => {
    await ours.api('bypassed', operations);
    await ours.blocks('/apis/bypassed', 'api', [open('op0'), account('main')]);
    await ours.policy('/apis/bypassed/operations/op1', { inbound: '<set-backend-service backend-id="main" />' });
    expect((await ours.call('/bypassed/deployments/gpt/embeddings', post)).status).toBe(200);
  });

  it('is every one where none is open, and an operation added tomorrow', async () => {
    await ours.api('none', operations.slice(0, 1));
    await ours.blocks('/apis/none', 'api', [open(), account('main')]);
    await ours.put('/apis/none/operations/tomorrow', { displayName: 'tomorrow', method: 'GET', urlTemplate: '/tomorrow', templateParameters: [] });
    for (const [path, method] of [['/none/deployments/gpt/chat/completions', 'POST'], ['/none/tomorrow', 'GET']] as const) expect((await ours.call(path, { method })).status).toBe(400);
    expect((await ours.call('/none/nothing')).status).toBe(404);
  });

  it('lets the browser read its refusal where a <cors> stands behind <base />', async () => {
    const cors = '<cors><allowed-origins><origin>https://here.example</origin></allowed-origins><allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers></cors>';
    await ours.api('browser', operations);
    await ours.blocks('/apis/browser', 'api', [open('op0'), account('main')], `<policies><inbound><base />${cors}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`);
    const origin = { origin: 'https://here.example' };
    const refused = await ours.call('/browser/deployments/gpt/embeddings', { ...post, headers: origin });
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([400, 'https://here.example']);
    const preflight = await ours.call('/browser/deployments/gpt/embeddings', { method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } });
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([200, 'https://here.example']);
  });
});

describe('the account', () => {
  const keys = { 'api-key': 'client', 'x-ms-spillover-deployment': 'other', authorization: 'Bearer client' };
  const sent = () => main.seen.at(-1);
  const isOurToken = expect.stringMatching(/^Bearer ey[\w-]+\.[\w-]+\.[\w-]+$/);

  it('gets our token instead of what the client sent, which it never sees', async () => {
    await ours.api('authenticated', operations, { subscriptionKeyParameterNames: { header: 'another', query: 'another' } });
    await ours.blocks('/apis/authenticated', 'api', [account('main')]);
    expect((await ours.call('/authenticated/deployments/gpt/chat/completions?api-version=1&api-key=q&subscription-key=r', { ...post, headers: keys })).status).toBe(200);
    expect(sent()).toMatchObject({ url: '/openai/deployments/gpt/chat/completions?api-version=1', headers: { authorization: isOurToken } });
    expect([sent()?.headers['api-key'], sent()?.headers['x-ms-spillover-deployment']]).toEqual([undefined, undefined]);
    const [, claims = ''] = String(sent()?.headers.authorization).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: 'https://cognitiveservices.azure.com' });
  });

  it('leaves key and token to operations that authenticate by themselves, behind their check', async () => {
    await ours.api('checked', operations);
    await ours.blocks('/apis/checked', 'api', [account('main', { skip: ['OP1'] })]);
    const check = '<check-header name="Authorization" failed-check-httpcode="401" failed-check-error-message="no" ignore-case="false"><value>Bearer client</value></check-header>';
    await ours.blocks('/apis/checked/operations/op1', 'operation', [account('main', { authenticationOnly: true })], `<policies><inbound><base />${check}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`);
    const call = (path: string, headers: Readonly<Record<string, string>>) => ours.call(`/checked/deployments/gpt${path}`, { ...post, headers });
    expect((await call('/embeddings', { authorization: 'Bearer another' })).status).toBe(401);
    expect((await call('/embeddings', keys)).status).toBe(200);
    expect([sent()?.headers.authorization, sent()?.headers['api-key']]).toEqual([isOurToken, undefined]);
    expect((await call('/chat/completions', {})).status).toBe(200);
    expect(sent()?.headers.authorization).toEqual(isOurToken);
  });

  it('is another one where a route behind it says so', async () => {
    const second = await ours.backend('second', [200]);
    await ours.api('routed', operations);
    await ours.blocks('/apis/routed', 'api', [account('main')]);
    await ours.blocks('/apis/routed/operations/op0', 'operation', [routeBlock({ modelFrom: { kind: 'none' }, template: '/x', unknown: 'refuse', rows: [{ model: '*', to: { kind: 'backend', id: 'second' }, by: 'facade' }] })]);
    expect((await ours.call('/routed/deployments/gpt/chat/completions', { ...post, headers: keys })).text).toBe('second 200');
    expect(second.seen[0]?.headers).toMatchObject({ authorization: isOurToken });
    expect((await ours.call('/routed/deployments/gpt/embeddings', post)).text).toBe('main 200');
  });

  it('of an identity that the service does not have is a 500, and no call without a token', async () => {
    const before = main.seen.length;
    await ours.api('unknown-identity', operations);
    await ours.blocks('/apis/unknown-identity', 'api', [accountBlock({ backend: 'main', account: '/a', shape: 'openai', identity: '/i', clientId: '33333333-0000-0000-0000-000000000000', audience: 'https://cognitiveservices.azure.com', spec: 'd' })]);
    expect((await ours.call('/unknown-identity/models')).status).toBe(500);
    expect(main.seen.length).toBe(before);
  });
});

describe('the version', () => {
  const refusal = '{"error":{"code":"ApiVersionNotSupported","message":"This API serves api-version 2024-10-21 only."}}';

  it('is the only one, and supplied where the client names none', async () => {
    await ours.api('one-version', operations);
    await ours.blocks('/apis/one-version', 'api', [open('op0', 'op1'), versionBlock({ apiVersion: '2024-10-21', only: true, supplied: true }), account('main')]);
    const call = (query: string, path = '/deployments/gpt/embeddings') => ours.call(`/one-version${path}${query}`, post);
    for (const query of ['?api-version=2023-05-15', '?api-version=2024-10-21&api-version=2023-05-15', '?api-version=2024-10-21-preview', '?API-VERSION=2023-05-15']) {
      const refused = await call(query);
      expect([refused.status, refused.headers['content-type'], refused.text], query).toEqual([400, 'application/json', refusal]);
    }
    for (const [query, sent] of [['', '?api-version=2024-10-21'], ['?api-version=2024-10-21', '?api-version=2024-10-21'], ['?a=b', '?a=b&api-version=2024-10-21']] as const) {
      expect((await call(query)).status).toBe(200);
      expect(main.seen.at(-1)?.url).toBe(`/openai/deployments/gpt/embeddings${sent}`);
    }
    expect((await ours.call('/one-version/models?api-version=2023-05-15')).text).toContain('OperationNotSupported');
  });

  it('may be any, and is supplied where there is none', async () => {
    await ours.api('any-version', operations);
    await ours.blocks('/apis/any-version', 'api', [versionBlock({ apiVersion: '2024-10-21', only: false, supplied: true }), account('main')]);
    for (const [query, sent] of [['', '2024-10-21'], ['?api-version=2023-05-15', '2023-05-15']] as const) {
      expect((await ours.call(`/any-version/models${query}`)).status).toBe(200);
      expect(main.seen.at(-1)?.url).toBe(`/openai/models?api-version=${sent}`);
    }
  });

  it('is not supplied where it is only asked for', async () => {
    await ours.api('strict-version', operations);
    await ours.blocks('/apis/strict-version', 'api', [versionBlock({ apiVersion: '2024-10-21', only: true, supplied: false }), account('main')]);
    expect((await ours.call('/strict-version/models')).status).toBe(200);
    expect(main.seen.at(-1)?.url).toBe('/openai/models');
    expect((await ours.call('/strict-version/models?api-version=2023-05-15')).status).toBe(400);
  });

  it('that is supplied reaches a path that a route rewrites', async () => {
    await ours.api('version-and-route', operations);
    await ours.blocks('/apis/version-and-route', 'api', [versionBlock({ apiVersion: '2024-10-21', only: false, supplied: true }), account('main')]);
    await ours.blocks('/apis/version-and-route/operations/op1', 'operation', [
      routeBlock({ modelFrom: { kind: 'path', parameter: 'deployment-id' }, template: operations[1]?.split(' ')[1] ?? '', unknown: 'refuse', rows: [{ model: 'gpt', deployment: 'other', to: { kind: 'backend', id: 'main' }, by: 'facade' }] }),
    ]);
    expect((await ours.call('/version-and-route/deployments/gpt/embeddings', post)).status).toBe(200);
    expect(main.seen.at(-1)?.url).toBe('/openai/deployments/other/embeddings?api-version=2024-10-21');
  });
});
