import { describe, expect, it } from 'vitest';
import { attemptsPerCall, servedBy, statusesOf, stretchesOf } from '../../support/call-counts.ts';
import type { CallResult } from '../../support/paced-calls.ts';
import { breaker, overList, pooled, retries, routes, startExperiment, toPool, tripsAtOnce, type Experiment } from './experiment.ts';

const accounts = [
  { name: 'main', region: 'swedencentral', tokensPerMinute: 10_000, requestsPerMinute: 60 },
  { name: 'sub', region: 'eastus', tokensPerMinute: 100_000, requestsPerMinute: 600 },
];

/** A pool in which the sub has its turn when the breaker of the main one is open. */
async function burst(rules: { readonly main: object; readonly sub: object }, options = ''): Promise<Experiment> {
  const made = await startExperiment(accounts, { options });
  await made.entity('main', rules.main);
  await made.entity('sub', rules.sub);
  await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
  return made;
}

async function both(rule: object, options: string, calls: number): Promise<readonly CallResult[]> {
  const made = await burst({ main: rule, sub: rule }, options);
  await made.document(pooled());
  return made.run({ calls });
}

async function breakerAlone(calls: number, options = ''): Promise<readonly CallResult[]> {
  const made = await burst({ main: breaker(3), sub: {} }, options);
  await made.document([routes([toPool()])]);
  return made.run({ calls });
}

/** Three minutes: with what the commands write, test/e2e/burst-article.test.ts counts all ten. */
const everyMinute = Array.from({ length: 3 }, () => ['9 main 200', '51 sub 200']).flat();

describe('one request of 1,010 tokens a second, upon a main deployment of 10,000 tokens a minute', () => {
  it('with the article’s breaker is served nine times by the main one, then three 429 go to the client, then the sub serves until the breaker closes', async () => {
    const results = await breakerAlone(3 * 71);
    const cycles = Array.from({ length: 3 }, () => ['9 main 200', '3 main 429', '59 sub 200']).flat();
    expect(stretchesOf(results)).toEqual(cycles);
    expect([statusesOf(results), attemptsPerCall(results)]).toEqual([{ 200: 204, 429: 9 }, 1]);
    expect([results[0]?.region, results[20]?.region]).toEqual(['Sweden Central', 'East US']);
  });

  it('with the article’s breaker loses 11 of 600 where a breaker remembers what it counted before it tripped', async () => {
    expect(statusesOf(await breakerAlone(600, 'breakerMemory: window'))).toEqual({ 200: 589, 429: 11 });
  });

  it('with the article’s retry loses none, and asks the main one every time', async () => {
    const made = await burst({ main: {}, sub: {} });
    await made.document([routes([{ model: 'gpt-4o', to: { kind: 'list', ids: ['main', 'sub'] }, retry: 'list', by: 'burst' }]), retries(overList('main', 'sub'))]);
    const results = await made.run({ calls: 180 });
    expect(stretchesOf(results)).toEqual(everyMinute);
    expect(attemptsPerCall(results)).toBe(1.85);
    expect(results.every(({ attempts }) => attempts[0]?.account === 'main')).toBe(true);
  });

  it('with both loses none, and asks the main one nine times a minute and once more', async () => {
    const results = await both(tripsAtOnce, '', 180);
    expect(stretchesOf(results)).toEqual(everyMinute);
    expect(attemptsPerCall(results)).toBeCloseTo(183 / 180, 10);
    expect(results[9]?.attempts.map(({ backend, pool, attempt, status }) => [backend, pool, attempt, status])).toEqual([['main', 'pool', 1, 429], ['sub', 'pool', 2, 200]]);
  });

  it('with both, and a minute whatever Retry-After says, asks a little less of the main one', async () => {
    const results = await both(breaker(1), '', 600);
    expect([statusesOf(results), servedBy(results)]).toEqual([{ 200: 600 }, { main: 81, sub: 519 }]);
    expect(attemptsPerCall(results)).toBeCloseTo(609 / 600, 10);
  });

  it.each([
    // How often it is asked in vain: whenever that time is over within the window.
    [10, 1.085],
    [2, 1.425],
  ])('with both, and %i seconds as the models’ Retry-After, takes %d attempts a request', async (seconds, expected) => {
    const results = await both(tripsAtOnce, `retryAfter: ${seconds}`, 300);
    // In five minutes as in ten: every minute is the same.
    expect(statusesOf(results)).toEqual({ 200: 300 });
    expect(attemptsPerCall(results)).toBeCloseTo(expected, 2);
  });

  it.each([[2, 1.033], [4, 1.067], [8, 1.133]])('with both, and %i units of the gateway whose breakers know nothing of each other, takes %d attempts a request', async (units, expected) => {
    const results = await both(tripsAtOnce, `gatewayUnits: ${units}`, 120);
    expect([statusesOf(results), servedBy(results)]).toEqual([{ 200: 120 }, { main: 18, sub: 102 }]);
    expect(attemptsPerCall(results)).toBeCloseTo(expected, 3);
  });
});
