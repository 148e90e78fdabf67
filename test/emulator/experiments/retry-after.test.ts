import { describe, expect, it } from 'vitest';
import { servedBy } from '../../support/call-counts.ts';
import { breaker, pooled, startExperiment, tripsAtOnce, type Experiment } from './experiment.ts';

async function burst(rule: object, options = ''): Promise<Experiment> {
  const made = await startExperiment([{ name: 'main', region: 'swedencentral', tokensPerMinute: 10_000 }, { name: 'sub', region: 'eastus' }], { options });
  for (const name of ['main', 'sub']) await made.entity(name, rule);
  await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
  await made.document(pooled());
  return made;
}

describe('what a 429 says about when to come back', () => {
  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['seconds', { 'Retry-After': '7' }, 7],
    ['a date', { 'Retry-After': 'Thu, 01 Jan 2026 00:00:09 GMT' }, 9],
    ['milliseconds alone, which are the models’ own', { 'retry-after-ms': '7000' }, 60],
    ['nothing', {}, 60],
    ['something unreadable', { 'Retry-After': 'soon' }, 60],
  ])('is accepted by a rule that says so, and else the trip of the rule counts: %s', async (_, headers, seconds) => {
    const made = await burst(tripsAtOnce);
    await made.control('faults', [{ match: { plane: 'model', account: 'main', nth: 1 }, respond: { status: 429, headers } }]);
    const results = await made.run({ calls: 62 });
    expect(results.findIndex(({ attempts }) => attempts.length === 1 && attempts[0]?.account === 'main')).toBe(seconds);
  });
});

describe('a Retry-After of a day', () => {
  /** Who serves 26 calls an hour apart, once the main account has refused one. */
  async function laterCalls(rule: object): Promise<readonly (string | undefined)[]> {
    const made = await burst(rule, 'retryAfter: 86400');
    const first = await made.run({ calls: 10 });
    expect([servedBy(first), first[9]?.attempts[0]?.status]).toEqual([{ main: 9, sub: 1 }, 429]);
    const later = await made.run({ calls: 26, perSecond: 1 / 3600 });
    return later.map(({ attempts }) => attempts.at(-1)?.account ?? undefined);
  }

  it('keeps a backend out for a day where the rule accepts it', async () => {
    expect(await laterCalls(tripsAtOnce)).toEqual([...Array.from({ length: 24 }, () => 'sub'), 'main', 'main']);
  });

  it('is no longer than the trip of the rule where it does not', async () => {
    expect(await laterCalls(breaker(1))).toEqual(['sub', ...Array.from({ length: 25 }, () => 'main')]);
  });
});
