import { afterEach, describe, expect, test } from 'vitest';
import { servedBy, statusesOf } from '../support/call-counts.ts';
import type { Sent } from '../support/paced-calls.ts';
import { accountsOf, startPooled, type PooledAzure, type Region } from '../support/pooled-azure.ts';

let world: PooledAzure;
afterEach(() => world.azure.stop());

const differing: readonly Region[] = ['gpt-4o', 'gpt-4o-east', 'four o'].map((name, index) => ({ name: `r${index}`, deployments: [{ model: 'gpt-4o', name: name.replace(' ', '_') }] }));
const ofAll = ['--member', 'r0', '--member', 'r1', '--member', 'r2'];
const operation = 'apis/azure-openai/operations/ChatCompletions_Create';

describe('members of different names', () => {
  test('share the calls of one name where it stands in the path', async () => {
    world = await startPooled(differing, { identity: 'system' });
    const before = await world.policy('apis/azure-openai');
    await world.cli('pool', 'create', 'chat', '--as', 'chat', ...ofAll);
    const results = await world.inTurn(9, () => world.chat(20, 'chat'));
    expect(results.map(({ status, attempts }) => `${status} ${attempts[0]?.account}/${attempts[0]?.deployment}`).slice(0, 3).toSorted()).toEqual(['200 r0/gpt-4o', '200 r1/gpt-4o-east', '200 r2/four_o']);
    expect(servedBy(results)).toEqual({ r0: 3, r1: 3, r2: 3 });
    // The import's own row stays beside it.
    expect(statusesOf(await world.inTurn(2))).toEqual({ 200: 2 });
    expect((await world.backend('r1--gpt-4o-east--openai-deployments')).properties.url).toBe('https://r1.openai.azure.com/openai/deployments/gpt-4o-east');
    expect((await world.cli('pool', 'create', 'chat', '--as', 'chat', ...ofAll, '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect((await world.cli('pool', 'show', 'chat', '--json')).json.result).toMatchObject({ members: [{ deployment: 'gpt-4o' }, { deployment: 'gpt-4o-east' }, { deployment: 'four_o' }], routes: [{ model: 'chat' }] });
    expect((await world.cli('status', '--json')).json.result.resources.filter(({ state }: { state: string }) => state !== 'same')).toEqual([]);
    await world.cli('pool', 'delete', 'chat');
    expect([await world.policy(operation), await world.policy('apis/azure-openai')]).toEqual([undefined, before]);
    expect((await world.backends()).map(({ name }) => name)).toEqual(['r0--openai']);
  });

  test('take one more of yet another name, and do not become members of one name', async () => {
    world = await startPooled(differing, { refusals: true });
    await world.cli('pool', 'create', 'chat', '--as', 'chat', '--member', 'r0', '--member', 'r1');
    await world.cli('pool', 'add-member', 'chat', '--member', 'r2');
    expect(servedBy(await world.inTurn(9, () => world.chat(20, 'chat')))).toEqual({ r0: 3, r1: 3, r2: 3 });
    const refused = await world.tried(['pool', 'create', 'chat', '--as', 'chat', '--member', 'r0', '--json']);
    expect([refused.code, refused.json.error.code]).toEqual([2, 'DeploymentNamesDiffer']);
  });

  test('are refused where the name stands in the body', async () => {
    world = await startPooled(differing, { imported: ['--spec', 'builtin-v1'], refusals: true });
    const run = await world.tried(['pool', 'create', 'chat', '--api', 'azure-openai-v1', '--as', 'chat', ...ofAll, '--json']);
    expect([run.code, run.json.error.code, run.json.error.message]).toEqual([2, 'RouteImpossible', expect.stringContaining('which is one for all members, and theirs differ')]);
    const named = await world.tried(['pool', 'create', 'chat', '--api', 'azure-openai-v1', '--as', 'chat', '--member', 'r0', '--json']);
    expect([named.code, named.json.error.message]).toEqual([2, expect.stringContaining('chat would have to be the name of the deployments, gpt-4o')]);
  });
});

describe('members of one name', () => {
  test('have another name for clients in the path', async () => {
    world = await startPooled(accountsOf(2));
    await world.cli('pool', 'create', 'chat', '--as', 'chat', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o');
    expect(servedBy(await world.inTurn(8, () => world.chat(20, 'chat')))).toEqual({ r0: 4, r1: 4 });
    expect(servedBy(await world.inTurn(2))).toEqual({ r0: 2 });
  });

  test('share every call of an operation, whatever model it names, with --model *', async () => {
    world = await startPooled(accountsOf(2));
    await world.cli('pool', 'create', 'all', '--model', '*', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o', '--operation', 'ChatCompletions_Create');
    expect(servedBy(await world.inTurn(4, () => world.chat(20, 'anything')))).toEqual({ r0: 2, r1: 2 });
  });

  test('take the calls that a facade sent elsewhere, told before and after', async () => {
    world = await startPooled(accountsOf(3));
    await world.cli('facade', 'add', '--account', 'r2/gpt-4o', '--as', 'chat');
    const plan = await world.tried(['pool', 'create', 'chat', '--as', 'chat', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o', '--dry-run']);
    expect(plan.stdout).toContain('note: chat: r2/gpt-4o → pool chat');
    await world.cli('pool', 'create', 'chat', '--as', 'chat', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o');
    expect(servedBy(await world.inTurn(4, () => world.chat(20, 'chat')))).toEqual({ r0: 2, r1: 2 });
  });
});

describe('Responses', () => {
  const responses = (body: object = {}, headers: Readonly<Record<string, string>> = {}): Sent => ({ path: '/openai/v1/responses', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ model: 'gpt-4o', input: 'hello', ...body }) });
  const create = ['pool', 'create', 'gpt-4o', '--api', 'azure-openai-v1', '--capability', 'responses', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o'];

  test('of a client that keeps its cookie stay with one member, follow-ups too; of one that does not go to any', async () => {
    world = await startPooled(accountsOf(2), { imported: ['--spec', 'builtin-v1'] });
    const run = await world.cli(...create, '--affinity', 'cookie', '--json');
    expect(run.json.warnings.map(({ code }: { code: string }) => code)).toContain('CookieNeeded');
    expect((await world.backend('gpt-4o')).properties.pool.sessionAffinity).toEqual({ sessionId: { source: 'cookie', name: 'apim-llm-gpt-4o' } });
    const [first] = await world.inTurn(1, () => responses());
    const cookie = String(first?.headers['set-cookie']).split(';')[0] ?? '';
    const id = JSON.parse(first?.text ?? '{}').id as string;
    const followUps = await world.inTurn(6, (n) => (n % 2 === 0 ? responses({ previous_response_id: id }, { cookie }) : { path: `/openai/v1/responses/${id}`, method: 'GET', headers: { cookie } }));
    expect(statusesOf(followUps)).toEqual({ 200: 6 });
    const strangers = await world.inTurn(4, () => ({ path: `/openai/v1/responses/${id}`, method: 'GET' }));
    expect(statusesOf(strangers)).toEqual({ 200: 2, 404: 2 });
    expect((await world.cli(...create, '--affinity', 'cookie', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    // Without it the follow-ups go where they went before.
    const without = await world.cli(...create, '--json');
    expect(without.json.warnings.map(({ code }: { code: string }) => code)).toContain('AnswersKept');
    expect((await world.backend('gpt-4o')).properties.pool.sessionAffinity ?? null).toBeNull();
    await world.cli('pool', 'delete', 'gpt-4o');
  });

  test('operations on what an account keeps are refused', async () => {
    world = await startPooled(accountsOf(2), { imported: ['--spec', 'builtin-v1'], refusals: true });
    await world.azure.ask('PUT', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/apis/azure-openai-v1/operations/files?api-version=2024-05-01', { properties: { displayName: 'Files', method: 'POST', urlTemplate: '/files' } });
    const run = await world.tried([...create.slice(0, 5), '--operation', 'files', ...create.slice(7), '--json']);
    expect([run.code, run.json.error.code, run.json.error.message]).toEqual([2, 'OperationStateful', expect.stringContaining('works on files that the account keeps')]);
  });
});

test('another import and another pruning leave a pool as it is', async () => {
  world = await startPooled(accountsOf(2));
  await world.cli('pool', 'create', 'gpt-4o', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o');
  for (const argv of [['import', '--account', 'r0'], ['prune-ops']]) {
    expect((await world.cli(...argv, '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  }
  expect((await world.cli('facade', 'list', '--json')).json.result.routes).toMatchObject([{ model: 'gpt-4o', by: 'pool', name: 'gpt-4o', state: 'same' }]);
});
