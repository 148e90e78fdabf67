import { describe, expect, it } from 'vitest';
import { attemptsPerCall, statusesOf, stretchesOf } from '../../support/call-counts.ts';
import { overPool, pooled, retries, routes, startExperiment, toPool, tripsAtOnce, type Experiment } from './experiment.ts';

const accounts = [
  { name: 'first', region: 'swedencentral', tokensPerMinute: 10_000 },
  { name: 'second', region: 'eastus', tokensPerMinute: 20_000 },
  { name: 'third', region: 'japaneast', tokensPerMinute: 30_000 },
];

/** Three tiers that take 9, 19 and 29 of the article's calls in a minute. */
async function cascade(options = '', { rule = tripsAtOnce, pool = {} }: { readonly rule?: object; readonly pool?: object } = {}): Promise<Experiment> {
  const made = await startExperiment(accounts, { options });
  for (const { name } of accounts) await made.entity(name, rule);
  await made.pool('pool', { first: { priority: 1 }, second: { priority: 2 }, third: { priority: 3 } }, pool);
  return made;
}

const places = ['on-error', 'outbound'];

describe('three tiers, asked for twice as much as they take', () => {
  it.each(places)('fill one after the other, and what is beyond all of them is 429 with Retry-After, with the 503 of an exhausted pool in %s', async (exhaustedPool) => {
    const made = await cascade(`exhaustedPool: ${exhaustedPool}`);
    await made.document(pooled());
    const results = await made.run({ calls: 240, perSecond: 2 });
    const filled = ['9 first 200', '19 second 200', '29 third 200'];
    expect(stretchesOf(results)).toEqual([...filled, '64 nobody 429', ...filled, '62 nobody 429']);
    const refused = results.filter(({ status }) => status === 429);
    // The first tier refused at 4.5 s and named 56 s, and after the second minute's first calls the same.
    const opens = [60.5, 121];
    expect(refused.map(({ headers }) => Number(headers['retry-after']))).toEqual(refused.map(({ time }) => Math.ceil((opens.find((open) => open > time) ?? 0) - time)));
    expect(refused.every(({ text }) => (JSON.parse(text) as { readonly error: { readonly code: string } }).error.code === '429')).toBe(true);
    // One in vain for each tier and minute, and nothing while all breakers are open.
    expect(attemptsPerCall(results)).toBe((2 * (9 + 19 + 29) + 6) / 240);
  });
});

describe('an exhausted pool', () => {
  it.each(places)('without our policies is a bare 503 in %s, or the status of its failureResponse', async (exhaustedPool) => {
    const bare = await cascade(`exhaustedPool: ${exhaustedPool}`);
    await bare.document([routes([toPool('pool', { retry: 'pool' })]), retries(overPool())]);
    expect(statusesOf(await bare.run({ calls: 80, perSecond: 2 }))).toEqual({ 200: 57, 503: 23 });
    const stated = await cascade(`exhaustedPool: ${exhaustedPool}`, { pool: { failureResponse: { statusCode: 429 } } });
    await stated.document([routes([toPool('pool', { retry: 'pool' })]), retries(overPool())]);
    const results = await stated.run({ calls: 80, perSecond: 2 });
    expect([statusesOf(results), results.at(-1)?.headers['retry-after']]).toEqual([{ 200: 57, 429: 23 }, '21']);
  });

  it.each(places)('that its retries do not see through passes on the last member’s 429, in %s', async (exhaustedPool) => {
    const made = await startExperiment(['aa', 'bb', 'cc'].map((name) => ({ name, region: 'eastus', tokensPerMinute: 5000 })), { options: `exhaustedPool: ${exhaustedPool}` });
    for (const name of ['aa', 'bb', 'cc']) await made.entity(name, tripsAtOnce);
    await made.pool('pool', { aa: {}, bb: {}, cc: {} });
    await made.document(pooled(1));
    const results = await made.run({ calls: 16 });
    // Four each.
    expect(stretchesOf(results)).toEqual([...Array.from({ length: 4 }, () => ['1 aa 200', '1 bb 200', '1 cc 200']).flat(), '1 cc 429', '3 nobody 429']);
    expect(results.slice(12).map(({ attempts, headers }) => [attempts.length, headers['retry-after']])).toEqual([[2, '50'], [1, '47'], [0, '46'], [0, '45']]);
  });
});
