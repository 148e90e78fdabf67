import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPooled, type PooledAzure, type PooledSetting, type Region } from '../support/pooled-azure.ts';

const regions: readonly Region[] = [
  { name: 'swe', deployments: [{}, { model: 'gpt-4o', name: 'batch', sku: 'GlobalBatch' }, { model: 'gpt-4o', name: 'gpt-4o-b' }, { model: 'whisper', version: '001' }] },
  { name: 'eus', deployments: [{}, { model: 'gpt-4o', name: 'second' }, { model: 'gpt-4o-mini', version: '2024-07-18' }] },
  { name: 'old', deployments: [{ version: '2024-05-13' }] },
  { name: 'empty', deployments: [] },
  { name: 'regional', deployments: [{}], more: { customSubDomainName: null } },
  { name: 'closed', deployments: [{}], more: { publicNetworkAccess: 'Disabled' } },
  { name: 'wide', deployments: [{ sku: 'GlobalStandard' }, { model: 'gpt-4o', name: 'dz', sku: 'DataZoneStandard' }] },
];

let world: PooledAzure;
let other: PooledAzure | undefined;
beforeAll(async () => {
  world = await startPooled(regions, { refusals: true });
  await world.cli('pool', 'create', 'there', '--operation', 'ChatCompletions_Create', '--member', 'swe/gpt-4o', '--member', 'eus/gpt-4o');
}, 30_000);
afterAll(() => world.azure.stop());
afterEach(async () => {
  await other?.azure.stop();
  other = undefined;
});

async function refusal(argv: readonly string[], where: PooledAzure = world): Promise<{ readonly code: number; readonly error: { readonly code: string; readonly message: string; readonly hint: string } }> {
  where.azure.forget();
  const run = await where.tried(['pool', ...argv, '--json']);
  expect(where.azure.writes().filter((write) => !write.endsWith('/listSecrets'))).toEqual([]);
  return { code: run.code, error: run.json.error };
}

const two = ['--member', 'swe/gpt-4o', '--member', 'eus/gpt-4o'];
const thirtyOne = Array.from({ length: 31 }, (_, index) => ['--member', `a${index}/gpt-4o`]).flat();

describe('before anything is written, a pool is refused', () => {
  test.each<readonly [string, readonly string[], number, string, string]>([
    ['31 members', ['create', 'many', ...thirtyOne], 2, 'PoolSize', 'takes 30 members, and these are 31'],
    ['a pool in a pool', ['create', 'outer', '--member', 'there', '--member', 'swe/gpt-4o'], 2, 'PoolInPool', 'a pool cannot be a member of a pool'],
    ['weight 101', ['create', 'heavy', '--member', 'swe/gpt-4o,weight=101'], 2, 'MemberNumber', 'weight is a whole number from 0 to 100, not "101"'],
    ['priority -1', ['create', 'first', '--member', 'swe/gpt-4o,priority=-1'], 2, 'MemberNumber', 'priority is a whole number from 0 to 100'],
    ['half a weight', ['create', 'half', '--member', 'swe/gpt-4o,weight=0.5'], 2, 'MemberNumber', 'not "0.5"'],
    ['weight 0 for all', ['create', 'idle', '--member', 'swe/gpt-4o,weight=0', '--member', 'eus/gpt-4o,weight=0'], 2, 'MemberNumber', 'every member of priority 1 has weight 0'],
    ['another attribute', ['create', 'odd', '--member', 'swe/gpt-4o,region=x'], 2, 'InvalidValue', '"region=x" is nothing that it takes'],
    ['two versions', ['create', 'mixed', '--member', 'swe/gpt-4o', '--member', 'old/gpt-4o'], 2, 'ModelsDiffer', 'old/gpt-4o: gpt-4o 2024-05-13'],
    ['two models', ['create', 'mixed', '--as', 'x', '--member', 'swe/gpt-4o', '--member', 'eus/gpt-4o-mini'], 2, 'ModelsDiffer', 'same model'],
    ['a batch deployment', ['create', 'files', '--as', 'gpt-4o', '--member', 'swe/batch', '--member', 'eus/gpt-4o'], 2, 'MemberSku', 'GlobalBatch'],
    ['a member twice', ['create', 'twice', '--member', 'swe/gpt-4o', '--member', 'SWE/GPT-4o'], 2, 'MemberTwice', 'named twice'],
    ['a deployment that Azure does not have', ['create', 'gone', '--member', 'swe/gpt-5', '--member', 'eus/gpt-4o'], 1, 'NotFound', 'has no deployment gpt-5'],
    ['an account that Azure does not have', ['create', 'gone', '--member', 'swee/gpt-4o'], 1, 'NotFound', 'There is no account swee'],
    ['an account with several that come into question', ['create', 'either', '--capability', 'chat', '--member', 'eus'], 2, 'MemberAmbiguous', 'gpt-4o, second, gpt-4o-mini'],
    ['an account without deployments', ['create', 'none', '--member', 'empty', '--member', 'eus/gpt-4o'], 2, 'NothingToRoute', 'No deployment of the account empty serves'],
    ['an account without a subdomain', ['create', 'reg', '--member', 'regional/gpt-4o'], 2, 'NoCustomSubdomain', 'custom subdomain'],
    ['different names without one for clients', ['create', 'names', '--member', 'swe/gpt-4o-b', '--member', 'eus/gpt-4o'], 2, 'DeploymentNamesDiffer', 'different names'],
    ['what no member serves', ['create', 'voice', '--capability', 'transcription', ...two], 2, 'NothingToRoute', 'no member serves an operation for transcription'],
    ['what one member does not serve', ['create', 'voice', '--operation', 'Transcriptions_Create', ...two], 2, 'RouteImpossible', 'do not serve it'],
    ['an operation that the API does not have', ['create', 'x', '--operation', 'Nope', ...two], 1, 'NotFound', 'no such operation'],
    ['a name with two hyphens', ['create', 'a--b', ...two], 2, 'PoolNameInvalid', 'cannot be the name of a pool'],
    ['a name with a slash', ['create', 'a/b', ...two], 2, 'PoolNameInvalid', 'cannot be the name'],
    ['a name of 81 characters', ['create', 'a'.repeat(81), ...two], 2, 'PoolNameInvalid', 'cannot be the name'],
    ['fewer retries than the breaker counts', ['create', 'few', ...two, '--trip-after', '3', '--retries', '1'], 2, 'RetriesTooFew', 'fewer than --trip-after 3'],
    ['a breaker’s option without breakers', ['create', 'few', ...two, '--mode', 'retry', '--trip-after', '3'], 2, 'OptionsConflict', 'has no breaker'],
    ['the calls of another pool', ['create', 'second', ...two], 5, 'RouteOfAnother', 'go to the pool there already'],
    ['a member to a pool that there is not', ['add-member', 'their', '--member', 'swe/gpt-4o'], 1, 'NotFound', 'has no pool their'],
    ['a member of another version', ['add-member', 'there', '--member', 'old/gpt-4o'], 2, 'ModelsDiffer', 'old/gpt-4o: gpt-4o 2024-05-13'],
    ['a member of another name', ['add-member', 'there', '--member', 'eus/second'], 2, 'DeploymentNamesDiffer', 'has another name'],
    ['the last member to leave', ['remove-member', 'there', '--member', 'swe', '--member', 'eus'], 2, 'PoolEmpty', 'no member left'],
    ['a weight for who leaves', ['remove-member', 'there', '--member', 'swe,weight=1'], 2, 'InvalidValue', 'neither weight nor priority'],
    ['a name that is nearly another’s', ['delete', 'thera'], 1, 'NotFound', 'has no pool thera'],
    ['to be shown without being there', ['show', 'thera'], 1, 'NotFound', 'has no pool thera'],
  ])('%s', async (_, argv, code, error, message) => {
    const refused = await refusal(argv);
    expect([refused.code, refused.error.code, refused.error.message]).toEqual([code, error, expect.stringContaining(message)]);
    expect(refused.error.hint).not.toBe('');
  });

  test.each<readonly [string, PooledSetting, readonly string[], string]>([
    ['breakers in the Consumption tier', { sku: 'Consumption' }, ['create', 'cheap', ...two], 'TierCannot'],
    ['members that the service cannot reach', { sku: 'BasicV2' }, ['create', 'far', '--member', 'closed/gpt-4o'], 'AccountNotReachable'],
  ])('%s', async (_, setting, argv, error) => {
    other = await startPooled(regions, { ...setting, refusals: true });
    const refused = await refusal(argv, other);
    expect([refused.code, refused.error.code]).toEqual([2, error]);
  });

  test('but not the article’s plain pool in the Consumption tier, which needs no breaker', async () => {
    other = await startPooled(regions, { sku: 'Consumption' });
    const run = await other.cli('pool', 'create', 'plain', ...two, '--mode', 'none', '--json');
    expect(run.json.result.members).toMatchObject([{ breaker: null }, { breaker: null }]);
  });
});

describe('warned about is', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    ['members that draw on one quota', ['--member', 'swe/gpt-4o', '--member', 'swe/gpt-4o-b'], 'QuotaShared', 'adds no quota: swe/gpt-4o and swe/gpt-4o-b draw on one'],
    ['what the platform balances already', ['--member', 'wide/gpt-4o', '--member', 'wide/dz'], 'BalancedAlready', 'wide/gpt-4o (GlobalStandard), wide/dz (DataZoneStandard)'],
    ['a member that is closed to public networks', ['--member', 'closed/gpt-4o', '--member', 'swe/gpt-4o'], 'AccountNetwork', 'takes no calls from public networks'],
    ['bodies that are kept in memory', two, 'BodyLimited', 'keeps bodies of up to 2 MiB'],
  ])('%s', async (_, argv, code, message) => {
    const { json } = await world.tried(['pool', 'create', 'warned', '--as', 'warned', ...argv, '--dry-run', '--json']);
    expect((json.warnings as readonly { code: string; message: string }[]).find((warning) => warning.code === code)?.message).toContain(message);
  });

  test('and regional deployments of two regions are not', async () => {
    const { json } = await world.tried(['pool', 'create', 'warned', '--as', 'warned', ...two, '--mode', 'breaker', '--dry-run', '--json']);
    expect(json.warnings).toEqual([]);
  });
});
