import { afterEach, describe, expect, test } from 'vitest';
import { servedBy, statusesOf } from '../support/call-counts.ts';
import { accountsOf, service, startPooled, type PooledAzure, type PooledSetting } from '../support/pooled-azure.ts';
import { wholeService } from '../support/whole-service.ts';

let world: PooledAzure;
afterEach(() => world.azure.stop());

const apim = 'api-version=2024-05-01';
const create = ['pool', 'create', 'gpt-4o', '--api', 'theirs', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o'];
const parameters = ['deployment-id', 'api-version'].map((name) => ({ name, required: true, type: 'string' }));
const inbound = '<inbound><base /><set-backend-service base-url="https://r0.openai.azure.com/openai" /><authentication-managed-identity resource="https://cognitiveservices.azure.com" /></inbound>';
const rest = '<outbound><base /></outbound><on-error><base /></on-error>';
const byHand = `<policies>\r\n  <inbound>\r\n    <base />\r\n    <set-header name="x-team" exists-action="override"><value>blue</value></set-header>\r\n  </inbound>\r\n  <backend>\r\n    <forward-request timeout="33" />\r\n  </backend>\r\n  ${rest}\r\n</policies>`;

async function put(path: string, properties: object): Promise<void> {
  const answer = await world.azure.ask('PUT', `${service}/${path}?${apim}`, { properties }, { 'if-match': '*' });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

/** An API as people make them in the portal, with a policy on its operation. */
async function theirs(setting: PooledSetting = {}, document = byHand): Promise<void> {
  world = await startPooled(accountsOf(2), { identity: 'system', imported: false, ...setting });
  await put('apis/theirs', { displayName: 'Theirs', path: 'openai', protocols: ['https'], subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, serviceUrl: 'https://r0.openai.azure.com/openai' });
  await put('apis/theirs/operations/chat', { displayName: 'Chat', method: 'POST', urlTemplate: '/deployments/{deployment-id}/chat/completions?api-version={api-version}', templateParameters: parameters });
  await put('apis/theirs/policies/policy', { format: 'rawxml', value: `<policies>${inbound}<backend><base /></backend>${rest}</policies>` });
  await put('apis/theirs/operations/chat/policies/policy', { format: 'rawxml', value: document });
}

describe('an API that others made', () => {
  test('has its model in a pool, keeps what people wrote, and is byte for byte as before when the pool goes', async () => {
    await theirs();
    await world.cli(...create);
    await world.cli('pool', 'delete', 'gpt-4o');
    const before = await wholeService(world.azure);
    await world.cli(...create);
    const document = await world.policy('apis/theirs/operations/chat');
    expect(document).toContain('<set-header name="x-team"');
    // The time-out of the element that a retry displaces goes on to count.
    expect(document).toMatch(/<forward-request id="apim-llm-retry-1-forward" timeout="33" buffer-request-body="true"/);
    expect(servedBy(await world.inTurn(6))).toEqual({ r0: 3, r1: 3 });
    expect((await world.cli(...create, '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    await world.cli('pool', 'delete', 'gpt-4o');
    expect(await wholeService(world.azure)).toEqual(before);
  });

  test('whose operation says itself how calls are forwarded is refused, and the way out works', async () => {
    await theirs({ refusals: true }, byHand.replace('<forward-request timeout="33" />', '<retry condition="@(context.Response.StatusCode == 500)" count="2" interval="1"><forward-request /></retry>'));
    const refused = await world.tried([...create, '--json']);
    expect([refused.code, refused.json.error]).toEqual([5, expect.objectContaining({ code: 'BackendSectionForeign', hint: expect.stringContaining('--mode breaker') })]);
    await world.cli(...create, '--mode', 'breaker');
    expect(statusesOf(await world.inTurn(4))).toEqual({ 200: 4 });
  });

  test('is routed by nobody else: lines that say where calls go are named', async () => {
    await theirs({ refusals: true }, byHand.replace('<base />', '<base /><set-backend-service base-url="https://r1.openai.azure.com/openai" />'));
    const refused = await world.tried([...create, '--json']);
    expect([refused.code, refused.json.error.code]).toEqual([5, 'RoutedByHand']);
  });
});

describe('a pool that others made', () => {
  test('is listed, and not touched unless it is taken over by name', async () => {
    await theirs({ refusals: true });
    await put('backends/portal', { url: 'https://r0.openai.azure.com/openai', protocol: 'http' });
    await put('backends/gpt-4o', { type: 'Pool', pool: { services: [{ id: '/backends/portal' }] } });
    expect((await world.cli('pool', 'list', '--json')).json.result.pools).toMatchObject([{ name: 'gpt-4o', by: null, members: [{ account: 'r0', deployment: null, backend: 'portal', weight: null, priority: null }] }]);
    for (const argv of [create, ['pool', 'delete', 'gpt-4o'], ['pool', 'remove-member', 'gpt-4o', '--member', 'r0'], ['pool', 'add-member', 'gpt-4o', '--member', 'r1']]) {
      world.azure.forget();
      expect((await world.tried([...argv, '--json'])).code, argv.join(' ')).toBe(5);
      expect(world.azure.writes()).toEqual([]);
    }
    await world.cli(...create, '--take-over', 'gpt-4o');
    expect(servedBy(await world.inTurn(4))).toEqual({ r0: 2, r1: 2 });
    // Theirs stays, whoever has it.
    expect((await world.backends()).map(({ name }) => name)).toContain('portal');
  });
});

describe('a run', () => {
  test('is taken back by undo', async () => {
    await theirs();
    await world.cli(...create);
    await world.cli('pool', 'delete', 'gpt-4o');
    const before = await wholeService(world.azure);
    await world.cli(...create, '--affinity', 'cookie');
    const run = await world.tried(['undo']);
    expect(run.code, run.stderr).toBe(0);
    expect(await wholeService(world.azure)).toEqual(before);
  });

  test('of fewer operations gives the others back', async () => {
    await theirs();
    await put('apis/theirs/operations/other', { displayName: 'Other', method: 'POST', urlTemplate: '/deployments/{deployment-id}/responses?api-version={api-version}', templateParameters: parameters });
    await put('apis/theirs/operations/v1chat', { displayName: 'Chat', method: 'POST', urlTemplate: '/chat/completions' });
    await world.cli(...create, '--operation', 'chat', '--operation', 'v1chat');
    expect(await world.policy('apis/theirs/operations/v1chat')).toContain('apim-llm:v1 begin route');
    const plan = await world.tried([...create, '--operation', 'chat', '--dry-run']);
    expect(plan.stdout).toContain('note: no more: gpt-4o → pool gpt-4o');
    await world.cli(...create, '--operation', 'chat');
    expect(await world.policy('apis/theirs/operations/v1chat')).toBeUndefined();
  });
});
