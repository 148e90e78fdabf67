import { afterEach, describe, expect, test } from 'vitest';
import { accountOf, countsOf, servedBy, statusesOf } from '../support/call-counts.ts';
import { accountsOf, service, startPooled, type PooledAzure } from '../support/pooled-azure.ts';
import { wholeService } from '../support/whole-service.ts';

let world: PooledAzure;
afterEach(() => world.azure.stop());

const create = ['pool', 'create', 'gpt-4o', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o'];
const namesOf = async (): Promise<readonly string[]> => (await world.backends()).map(({ name }) => name as string);
const shown = async (): Promise<Readonly<Record<string, unknown>>> => (await world.cli('pool', 'show', 'gpt-4o', '--json')).json.result;

/** Calls of clients that go on until the command has ended, at the pace of the clock that the command moves. */
async function meanwhile(command: Promise<unknown>): Promise<readonly number[]> {
  const statuses: number[] = [];
  const run = { isOver: false };
  const ended = command.finally(() => {
    run.isOver = true;
  });
  while (!run.isOver) statuses.push(...(await world.inTurn(5)).map(({ status }) => status));
  await ended;
  return statuses;
}

describe('a pool', () => {
  test('is made once: the second run plans nothing, reads without a write, and shows what the first made', async () => {
    world = await startPooled(accountsOf(3, { tokensPerMinute: 10_000, requestsPerMinute: 60 }));
    await world.cli(...create, '--member', 'r2/gpt-4o,weight=2,priority=2', '--affinity', 'cookie');
    world.azure.forget();
    // In another order, and by account alone.
    const again = await world.cli('pool', 'create', 'gpt-4o', '--member', 'r2,priority=2,weight=2', '--member', 'r1', '--member', 'r0', '--affinity', 'cookie', '--json');
    expect(again.json).toMatchObject({ status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0 } } });
    expect(world.azure.writes()).toEqual([]);
    expect(await shown()).toMatchObject({
      name: 'gpt-4o',
      by: 'pool',
      affinity: { source: 'cookie', cookie: 'apim-llm-gpt-4o' },
      members: [0, 1, 2].map((index) => ({
        account: `r${index}`,
        deployment: 'gpt-4o',
        region: ['swedencentral', 'eastus', 'japaneast'][index],
        priority: index === 2 ? 2 : 1,
        weight: index === 2 ? 2 : 1,
        breaker: { tripAfter: 1, within: 'PT1M', openFor: 'PT1M', acceptRetryAfter: true, on: ['429'] },
        quota: { tokensPerMinute: 10_000, requestsPerMinute: 60, ptu: null },
        state: { breaker: 'closed', openUntil: null, units: [{ unit: 0, openUntil: null, failures: 0 }] },
      })),
      routes: [{ api: 'azure-openai', operation: 'ChatCompletions_Create', model: 'gpt-4o', retries: 2 }],
    });
    expect((await world.cli('pool', 'show', 'gpt-4o', '--json')).json.warnings).toEqual([]);
    expect((await world.cli('pool', 'list', '--json')).json.result.pools).toMatchObject([{ name: 'gpt-4o' }]);
    const status = await world.cli('status', '--json');
    expect(status.json.result.resources.filter(({ state }: { state: string }) => state !== 'same')).toEqual([]);
    expect(status.json.result.resources.map(({ label }: { label: string }) => label)).toEqual(expect.arrayContaining(['pool gpt-4o', 'backend r2--gpt-4o--openai', 'Cognitive Services OpenAI User on r2']));
  });

  test('is shown to people in 80 columns', async () => {
    world = await startPooled([...accountsOf(2, { tokensPerMinute: 150_000, requestsPerMinute: 900 }), { name: 'an-account-with-a-name-that-is-as-long-as-they-may-be', deployments: [{ sku: 'ProvisionedManaged', ptu: 100 }] }]);
    await world.cli(...create, '--member', 'an-account-with-a-name-that-is-as-long-as-they-may-be/gpt-4o');
    const lines = async (...argv: readonly string[]): Promise<readonly string[]> => (await world.cli(...argv)).stdout.trimEnd().split('\n');
    expect(await lines('pool', 'show', 'gpt-4o')).toEqual([
      'gpt-4o',
      '  MEMBER              REGION         PRIORITY  WEIGHT  BREAKER  QUOTA',
      '  r0/gpt-4o           swedencentral         1       1  1 × 429  150K TPM 900 RPM',
      '  r1/gpt-4o           eastus                1       1  1 × 429  150K TPM 900 RPM',
      '  an-account-with-a…  japaneast             1       1  1 × 429  100 PTU',
      '  1 × 429 within PT1M opens a breaker for PT1M, or as long as Retry-After says',
      '  Breakers now: none is open.',
      '  gpt-4o of azure-openai, a 429 sent again up to 2 times:',
      '    POST /deployments/{deployment-id}/chat/completions',
    ]);
    expect(await lines('pool', 'list')).toEqual(['  POOL      MEMBERS  REGIONS  ROUTES             BY', '  gpt-4o          3        3  1 in azure-openai  pool']);
  });

  test('that is given other members loses those that are not named, backends and roles and all', async () => {
    world = await startPooled(accountsOf(4));
    await world.cli(...create, '--member', 'r2/gpt-4o');
    const run = await world.cli('pool', 'create', 'gpt-4o', '--member', 'r0/gpt-4o', '--member', 'r3/gpt-4o,weight=3', '--json');
    expect(run.json.plan.summary).toMatchObject({ create: 2, delete: 4 });
    expect((await shown())['members']).toMatchObject([{ account: 'r0', weight: 1 }, { account: 'r3', weight: 3 }]);
    expect(await namesOf()).toEqual(['gpt-4o', 'r0--gpt-4o--openai', 'r0--openai', 'r3--gpt-4o--openai']);
    expect(servedBy(await world.call(40, 10))).toEqual({ r0: expect.any(Number), r3: expect.any(Number) });
  });

  test('that is deleted leaves all as it was before, byte for byte, and nothing to do for a second run', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system' });
    // What proves members stays.
    await world.cli(...create);
    await world.cli('pool', 'delete', 'gpt-4o');
    const before = await wholeService(world.azure);
    await world.cli(...create, '--member', 'r2', '--affinity', 'cookie');
    await world.cli('pool', 'delete', 'gpt-4o');
    expect(await wholeService(world.azure)).toEqual(before);
    world.azure.forget();
    const again = await world.cli('pool', 'delete', 'gpt-4o', '--json');
    expect(again.json).toMatchObject({ status: 'ok', plan: { summary: { delete: 0, update: 0 } }, warnings: [{ code: 'NoSuchPool' }] });
    expect(world.azure.writes()).toEqual([]);
    expect(statusesOf(await world.call(20, 10))).toEqual({ 200: 20 });
  });

  test('that a policy of somebody names is not deleted, and the message names who', async () => {
    world = await startPooled(accountsOf(2), { refusals: true });
    await world.cli(...create);
    const below = `${service}/apis/azure-openai/operations/Embeddings_Create/policies/policy?api-version=2024-05-01`;
    const value = '<policies><inbound><base /><set-backend-service backend-id="gpt-4o" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';
    await world.azure.ask('PUT', below, { properties: { format: 'rawxml', value } }, { 'if-match': '*' });
    world.azure.forget();
    const refused = await world.tried(['pool', 'delete', 'gpt-4o', '--json']);
    expect([refused.code, refused.json.error]).toEqual([5, expect.objectContaining({ code: 'PoolInUse', message: 'The pool gpt-4o cannot be deleted: the policy of operation embeddings_create of API azure-openai names it.' })]);
    expect(world.azure.writes()).toEqual([]);
  });
});

describe('a member', () => {
  test('joins without a client seeing a 401, though its role takes five minutes to work', async () => {
    world = await startPooled(accountsOf(3), { more: { rolePropagation: 'PT5M' }, imported: ['--wait'] });
    await world.cli(...create);
    const statuses = await meanwhile(world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2/gpt-4o'));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(countsOf(await world.inTurn(30), accountOf)).toEqual({ r0: 10, r1: 10, r2: 10 });
    world.azure.forget();
    const again = await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2', '--json');
    expect(again.json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(world.azure.writes()).toEqual([]);
  });

  test('has the breaker of the others, and a weight that a second run may change', async () => {
    world = await startPooled(accountsOf(3));
    await world.cli(...create, '--affinity', 'cookie', '--trip-after', '2', '--open-for', 'PT3M');
    await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2/gpt-4o,priority=2');
    await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2/gpt-4o,weight=7');
    expect(await shown()).toMatchObject({ affinity: { cookie: 'apim-llm-gpt-4o' }, members: [{ weight: 1 }, { weight: 1 }, { weight: 7, priority: 2, breaker: { tripAfter: 2, openFor: 'PT3M' } }] });
  });

  test('whose role never works does not join: exit 7, and the pool goes on', async () => {
    world = await startPooled(accountsOf(3), { refusals: true });
    await world.cli(...create);
    await world.azure.control('faults', [{ match: { plane: 'model', account: 'r2' }, respond: { status: 401 } }]);
    const run = await world.tried(['pool', 'add-member', 'gpt-4o', '--member', 'r2', '--wait-for', '2', '--json']);
    expect([run.code, run.json.error.code]).toEqual([7, 'NotReady']);
    expect(countsOf(await world.inTurn(10), accountOf)).toEqual({ r0: 5, r1: 5 });
    await world.azure.control('faults', []);
    await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2');
    expect(countsOf(await world.inTurn(9), accountOf)).toEqual({ r0: 3, r1: 3, r2: 3 });
  });

  test('leaves without a failed call: the pool shrinks first, the backend goes last', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system' });
    await world.cli(...create, '--member', 'r2/gpt-4o');
    world.azure.forget();
    const statuses = await meanwhile(world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2'));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(world.azure.writes()).toEqual(['PATCH Microsoft.ApiManagement/service/apim-demo/backends/gpt-4o', 'DELETE Microsoft.Authorization/roleAssignments/GUID', 'DELETE Microsoft.ApiManagement/service/apim-demo/backends/r2--gpt-4o--openai']);
    world.azure.forget();
    const again = await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2', '--json');
    expect(again.json).toMatchObject({ plan: { summary: { update: 0, delete: 0 } }, warnings: [{ code: 'NoSuchMember' }] });
    expect(world.azure.writes()).toEqual([]);
  });

  test('and a whole pool leave without a failed call where gateways learn of it ten seconds later', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system', options: { configPropagation: 'PT10S' } });
    await world.cli(...create, '--member', 'r2/gpt-4o');
    await world.azure.control('clock', { advance: 'PT20S' });
    const planned = await world.tried(['pool', 'remove-member', 'gpt-4o', '--member', 'r2', '--dry-run']);
    expect(planned.stdout.match(/after a grace of 30 s/g)).toHaveLength(2);
    expect(new Set(await meanwhile(world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2')))).toEqual(new Set([200]));
    expect(statusesOf(await world.inTurn(10))).toEqual({ 200: 10 });
    expect(await namesOf()).not.toContain('r2--gpt-4o--openai');
    expect(new Set(await meanwhile(world.cli('pool', 'create', 'gpt-4o', '--member', 'r0/gpt-4o')))).toEqual(new Set([200]));
    expect(new Set(await meanwhile(world.cli('pool', 'delete', 'gpt-4o')))).toEqual(new Set([200]));
    await world.azure.control('clock', { advance: 'PT20S' });
    expect(statusesOf(await world.inTurn(10))).toEqual({ 200: 10 });
    expect(await namesOf()).toEqual(['r0--openai']);
  });

  test('that another pool has too keeps its backend, its role and its breaker', async () => {
    world = await startPooled(accountsOf(3, {}));
    await world.cli(...create);
    await world.cli('pool', 'create', 'other', '--as', 'other', '--member', 'r1/gpt-4o', '--member', 'r2/gpt-4o');
    const run = await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r1', '--json');
    expect(run.json.result.stays).toMatchObject([{ why: 'the pool other has it' }]);
    expect((await world.backend('r1--gpt-4o--openai')).properties.circuitBreaker.rules).toHaveLength(1);
    // And one that wants none leaves the breaker to the other.
    await world.cli('pool', 'create', 'gpt-4o', '--member', 'r0', '--member', 'r1', '--mode', 'none');
    expect((await world.backend('r1--gpt-4o--openai')).properties.circuitBreaker.rules).toHaveLength(1);
    expect((await world.backend('r0--gpt-4o--openai')).properties.circuitBreaker?.rules ?? []).toEqual([]);
  });

  test('whose account is gone can be taken out by name', async () => {
    world = await startPooled(accountsOf(3), { refusals: true });
    await world.cli(...create, '--member', 'r2/gpt-4o');
    const account = `${service.replace(/\/providers\/.*/, '')}/providers/Microsoft.CognitiveServices/accounts/r2?api-version=2025-09-01`;
    await world.azure.ask('DELETE', account);
    expect((await world.cli('status', '--json')).json.result.resources.filter(({ state }: { state: string }) => state === 'missing')).toMatchObject([{ label: 'account r2' }]);
    await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2/gpt-4o');
    expect((await shown())['members']).toHaveLength(2);
    expect(await namesOf()).not.toContain('r2--gpt-4o--openai');
  });
});
