import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliRun } from '../support/run-cli.ts';
import { articleEstate, startWorld, type World } from './burst-world.ts';

let world: World;
const accounts = `  - { name: old, resourceGroup: rg-ai, region: westus, kind: OpenAI, deployments: [{ name: gpt-4o, model: gpt-4o, version: "2024-05-13", sku: Standard, tokensPerMinute: 1000, requestsPerMinute: 6 }] }
  - { name: second, resourceGroup: rg-ai, region: westus, kind: OpenAI, deployments: [{ name: gpt-4o, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 1000, requestsPerMinute: 6 }, { name: four-o, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 1000, requestsPerMinute: 6 }] }
`;

const enable = (...more: readonly string[]): Promise<CliRun> => world.run('burst', 'enable', ...more, '--yes');
const to = ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o'];

beforeAll(async () => {
  world = await startWorld(articleEstate({ accounts }), { refusals: true });
});
afterAll(() => world.stop());

describe('burst enable refuses', () => {
  it.each([
    ['fewer retries than trips', [...to, '--trip-after', '3', '--retries', '1'], 2, 'RetriesTooFew', /--retries 1 is fewer than --trip-after 3: .* in every cycle 1 client is answered 429\.$/],
    ['no retry at all in both', [...to, '--retries', '0'], 2, 'RetriesTooFew', /in every cycle 1 client is answered 429/],
    ['no mode', [...to, '--mode', 'none'], 2, 'SpillNeverAsked', /leaves the spill without a call/],
    ['breaker settings without breakers', [...to, '--mode', 'retry', '--trip-after', '2'], 2, 'OptionsConflict', /--mode retry has no breaker, and --trip-after is about one/],
    ['retries without retries', [...to, '--mode', 'breaker', '--retries', '2'], 2, 'OptionsConflict', /--mode breaker sends no call again/],
    ['a preset and what it says', [...to, '--preset', 'article', '--no-accept-retry-after'], 2, 'OptionsConflict', /--preset article says what --accept-retry-after says/],
    ['more retries than spills in a list', [...to, '--mode', 'retry', '--retries', '2'], 2, 'OptionsConflict', /would ask the last spill 2 times at once/],
    ['fewer retries than spills in a list', [...to, '--spill', 'second/gpt-4o', '--mode', 'retry', '--retries', '1'], 2, 'SpillNeverAsked', /ends before the last of 2 spills is asked/],
    ['a preset of one retry for two spills', [...to, '--spill', 'second/gpt-4o', '--preset', 'article-retry'], 2, 'SpillNeverAsked', /--preset article-retry has one retry, which ends before the last of 2 spills is asked/],
    ['a weight in a list', ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o,weight=2', '--mode', 'retry'], 2, 'OptionsConflict', /knows no weights/],
    ['a spill before the main', ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o,priority=1'], 2, 'SpillPriority', /priority 1 would be asked with it or before it/],
    ['a weight of 101', ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o,weight=101'], 2, 'MemberNumber', /from 0 to 100/],
    ['a time of none', [...to, '--open-for', 'PT0S'], 2, 'InvalidValue', /neither minutes nor an ISO 8601 duration/],
    ['a count of none', [...to, '--trip-after', '0'], 2, 'InvalidValue', /--trip-after: 0 is not a whole number from 1/],
    ['a name that is none', ['a--b', ...to], 2, 'PoolNameInvalid', /cannot be the name/],
    ['other models', ['--main', 'main/gpt-4o', '--spill', 'main/gpt-4o-mini'], 2, 'DeploymentNamesDiffer|ModelsDiffer', /differ|same model/],
    ['other versions', ['--main', 'main/gpt-4o', '--spill', 'old/gpt-4o'], 2, 'ModelsDiffer', /gpt-4o 2024-05-13/],
    ['other names without one for clients', ['--main', 'main/gpt-4o', '--spill', 'second/four-o'], 2, 'DeploymentNamesDiffer', /four-o/],
    ['the main as its own spill', ['--main', 'main/gpt-4o', '--spill', 'main/gpt-4o'], 2, 'MemberTwice', /main\/gpt-4o/],
    ['a deployment that Azure does not have', ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-5'], 1, 'NotFound', /no deployment gpt-5/],
    ['an account that Azure does not have', ['--main', 'main/gpt-4o', '--spill', 'subs/gpt-4o'], 1, 'NotFound', /subs/],
  ])('%s, and writes nothing', async (_, argv, exit, error, message) => {
    world.forget();
    const { code, json } = await enable(...argv);
    expect([code, json.error.code]).toEqual([exit, expect.stringMatching(new RegExp(`^(${error})$`))]);
    expect(json.error.message).toMatch(message);
    expect(world.writes()).toEqual([]);
  });
});

it('different names of deployments are served under one name of the path', async () => {
  const { code, stderr } = await enable('chat', '--main', 'main/gpt-4o', '--spill', 'second/four-o', '--as', 'chat');
  expect(code, stderr).toBe(0);
  const results = await world.send({ path: '/openai/deployments/chat/chat/completions?api-version=2024-10-21', body: JSON.stringify({ messages: [{ role: 'user', content: 'word '.repeat(3800) }], max_tokens: 10 }) }, { calls: 3 });
  expect(results.map(({ region, status }) => `${region ?? ''} ${status}`).slice(0, 1)).toEqual(['Sweden Central 200']);
  expect((await world.run('burst', 'disable', 'chat', '--yes')).code).toBe(0);
});

it('a second main of the same model needs a name of its own', async () => {
  expect((await enable(...to)).code).toBe(0);
  const { code, json } = await enable('--main', 'second/gpt-4o', '--spill', 'sub/gpt-4o');
  expect([code, json.error.code, json.error.message]).toEqual([2, 'BurstOfAnother', 'The burst gpt-4o-burst has the main main/gpt-4o, and this one has second/gpt-4o.']);
  const other = await enable('other', '--main', 'second/gpt-4o', '--spill', 'sub/gpt-4o');
  expect([other.code, other.json.error.code]).toEqual([5, 'RouteOfAnother']);
  expect((await world.run('burst', 'disable', 'gpt-4o-brust')).json.error.hint).toBe('Did you mean gpt-4o-burst?');
  expect((await world.run('burst', 'disable', '--yes')).code).toBe(0);
});

it('a tier without breakers takes only --mode retry', async () => {
  const consumption = await startWorld(articleEstate({ service: 'sku: Consumption' }), { refusals: true });
  try {
    consumption.forget();
    const { code, json } = await consumption.run('burst', 'enable', ...to, '--yes');
    expect([code, json.error.code, consumption.writes()]).toEqual([2, 'TierCannot', []]);
    const retried = await consumption.run('burst', 'enable', ...to, '--mode', 'retry', '--yes');
    expect(retried.code, retried.stderr).toBe(0);
  } finally {
    await consumption.stop();
  }
});
