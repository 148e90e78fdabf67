import { afterEach, describe, expect, test } from 'vitest';
import { accountOf, attemptsPerCall, countsOf, statusesOf, stretchesOf } from '../support/call-counts.ts';
import { startPooled, type PooledAzure, type Region } from '../support/pooled-azure.ts';

let world: PooledAzure;
afterEach(() => world.azure.stop());

/** Three tiers that take 9, 19 and 29 calls of 1,010 tokens in a minute. */
const tiers: readonly Region[] = [10_000, 20_000, 30_000].map((tokensPerMinute, index) => ({ name: `t${index + 1}`, deployments: [{ tokensPerMinute }] }));
const cascade = ['pool', 'create', 'gpt-4o', ...tiers.flatMap(({ name }, index) => ['--member', `${name}/gpt-4o,priority=${index + 1}`])];

describe('three priorities', () => {
  test.each(['on-error', 'outbound'])('fill one after the other, and what is beyond all is 429 with Retry-After, the 503 of the empty pool in %s', async (exhaustedPool) => {
    world = await startPooled(tiers, { options: { exhaustedPool } });
    await world.cli(...cascade);
    const results = await world.call(120, 2, () => world.chat(1010));
    expect(stretchesOf(results)).toEqual(['9 t1 200', '19 t2 200', '29 t3 200', '63 nobody 429']);
    const refused = results.filter(({ status }) => status === 429);
    // The first tier refused at 4.5 s, and its window ends with the minute.
    expect(refused.map(({ headers }) => Number(headers['retry-after']))).toEqual(refused.map(({ time }) => Math.ceil(60.5 - time)));
    expect(refused.every(({ headers, text }) => headers['content-type'] === 'application/json' && JSON.parse(text).error.code === '429')).toBe(true);
    // One in vain for each tier.
    expect(attemptsPerCall(results)).toBe((9 + 19 + 29 + 3) / 120);
  });

  test('in the article’s plain pool, without breakers, the second is never reached and every 429 goes to the client', async () => {
    world = await startPooled(tiers);
    await world.cli(...cascade, '--mode', 'none');
    const results = await world.call(60, 2, () => world.chat(1010));
    expect(stretchesOf(results)).toEqual(['9 t1 200', '51 t1 429']);
    expect(attemptsPerCall(results)).toBe(1);
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).not.toContain('<retry');
    expect((await world.backend('t1--gpt-4o--openai')).properties.circuitBreaker).toBeUndefined();
  });

  test('with breakers alone one client per tier sees its 429', async () => {
    world = await startPooled(tiers);
    await world.cli(...cascade, '--mode', 'breaker');
    const results = await world.call(80, 2, () => world.chat(1010));
    expect(stretchesOf(results)).toEqual(['9 t1 200', '1 t1 429', '19 t2 200', '1 t2 429', '29 t3 200', '1 t3 429', '20 nobody 429']);
  });

  test('are left for one tier by a second run of other settings, and are back by a third', async () => {
    world = await startPooled(tiers);
    await world.cli(...cascade);
    await world.cli(...cascade, '--mode', 'none');
    expect(await Promise.all(['t1', 't2', 't3'].map(async (name) => (await world.backend(`${name}--gpt-4o--openai`)).properties.circuitBreaker?.rules ?? []))).toEqual([[], [], []]);
    const changed = await world.cli(...cascade, '--trip-after', '2', '--open-for', 'PT2M', '--no-accept-retry-after', '--json');
    expect(changed.json.plan.summary).toMatchObject({ create: 0, delete: 0 });
    expect((await world.backend('t2--gpt-4o--openai')).properties.circuitBreaker.rules).toMatchObject([{ failureCondition: { count: 2, interval: 'PT1M' }, tripDuration: 'PT2M', acceptRetryAfter: false }]);
    const again = await world.cli(...cascade, '--trip-after', '2', '--open-for', 'PT2M', '--no-accept-retry-after', '--json');
    expect(again.json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  });
});

test('one model’s 429 takes nothing away from another model of the account', async () => {
  const deployments = [{ tokensPerMinute: 10_000 }, { model: 'gpt-4o-mini', version: '2024-07-18' }];
  world = await startPooled([0, 1].map((index) => ({ name: `r${index}`, deployments })));
  await world.cli('pool', 'create', 'large', '--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o');
  await world.cli('pool', 'create', 'small', '--member', 'r0/gpt-4o-mini', '--member', 'r1/gpt-4o-mini');
  const results = await world.call(80, 2, (n) => (n % 2 === 0 ? world.chat(1010) : world.chat(20, 'gpt-4o-mini')));
  const [large, small] = [results.filter(({ n }) => n % 2 === 0), results.filter(({ n }) => n % 2 === 1)];
  expect(statusesOf(large)).toEqual({ 200: 18, 429: 22 });
  expect(statusesOf(small)).toEqual({ 200: 40 });
  expect(countsOf(small, accountOf)).toEqual({ r0: 20, r1: 20 });
});
