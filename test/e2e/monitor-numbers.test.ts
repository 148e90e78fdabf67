import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { article } from './burst-world.ts';
import { countedBy, probedHosts, probedRegions, startMonitored, sumOf, type Found, type MonitoredWorld } from './monitored-world.ts';

let world: MonitoredWorld;
/** Each test asks for its own time only. */
let begun: string;
beforeAll(async () => {
  await loadEncoding();
  world = await startMonitored({ llm: true });
  await world.done('facade', 'add', '--account', 'sub', '--model', 'gpt-4o-mini', '--yes');
});
beforeEach(async () => {
  // Quotas are whole again, and breakers closed.
  begun = (await world.control('clock', { advance: 'PT5M' })).body.now as string;
});
afterAll(() => world.stop());

const rows = (name: string, ...argv: readonly string[]): Promise<readonly Found[]> => world.rows(name, '--since', begun, ...argv);

/** What the logs say of these runs of `probe`, query for query. */
async function sameNumbers(results: readonly Found[]): Promise<void> {
  const total = (name: string): number => results.reduce((sum: number, result) => sum + (result[name] as number), 0);
  const operations = await rows('operations');
  const of = (outcome: string): number => sumOf(operations.filter(({ Outcome }) => Outcome === outcome), 'Requests');
  expect([sumOf(operations, 'Requests'), of('ok'), of('throttled'), of('failed')]).toEqual(['requests', 'ok', 'throttled', 'failed'].map(total));
  expect(new Set(operations.map(({ Operation }) => Operation as string))).toEqual(new Set(results.map(({ operation }) => operation as string)));

  const backends = await rows('backends');
  expect(countedBy(backends.filter(({ Backend }) => Backend !== '(none)'), 'Backend')).toEqual(probedHosts(results, await world.hosts()));
  expect(sumOf(backends.filter(({ Backend }) => Backend === '(none)'), 'Requests')).toBe(total('withoutBackend'));
  const regions = Object.entries(countedBy(backends, 'Region')).filter(([region]) => region !== '');
  expect(Object.fromEntries(regions.map(([region, { requests, ok, throttled, failed }]) => [region, { requests, ok, throttled, failed }]))).toEqual(probedRegions(results));

  const throttling = await rows('throttling');
  const throttledAttempts = Object.values(probedHosts(results, await world.hosts())).reduce((sum, each) => sum + each.throttledAttempts, 0);
  expect(['Requests', 'Throttled', 'Retries', 'ThrottledAttempts'].map((column) => sumOf(throttling, column))).toEqual([total('requests'), total('throttled'), total('retries'), throttledAttempts]);

  const latency = (await rows('latency')).filter(({ Of }) => Of === 'operation');
  expect(latency.map(({ P50, P95, P99, Requests }) => ({ p50: P50, p95: P95, p99: P99, requests: Requests })).toSorted((a, b) => a.requests - b.requests)).toEqual(
    results.map(({ latencyMs, ok }) => ({ ...latencyMs, requests: ok })).toSorted((a, b) => a.requests - b.requests),
  );
  const failover = await rows('failover');
  expect([sumOf(failover, 'Requests'), sumOf(failover, 'Attempts')]).toEqual([total('requests'), sumOf(backends, 'Attempts')]);
}

describe('the logs say the same as probe', () => {
  it('of an import', async () => {
    const result = await world.probe('--requests', '14', '--rate', '2', '--model', 'gpt-4o');
    expect([result.ok, result.throttled]).toEqual([9, 5]);
    await sameNumbers([result]);
  });

  it('of a facade', async () => {
    const chat = await world.probe('--requests', '12', '--rate', '4', '--model', 'gpt-4o');
    const mini = await world.probe('--requests', '7', '--model', 'gpt-4o-mini');
    await sameNumbers([chat, mini]);
    expect((await rows('backends')).map(({ Backend, Deployment }) => `${Backend} ${Deployment}`).toSorted()).toEqual(['main.openai.azure.com gpt-4o', 'sub.openai.azure.com gpt-4o-mini']);
  });

  it('of a pool, with what was tried again', async () => {
    await world.done('pool', 'create', 'both', '--member', 'main/gpt-4o', '--member', 'sub/gpt-4o', '--model', 'gpt-4o', '--yes');
    const result = await world.probe('--requests', '25', '--rate', '1', '--model', 'gpt-4o');
    expect(result.retries).toBeGreaterThan(0);
    await sameNumbers([result]);
    await world.done('pool', 'delete', 'both', '--yes');
  });

  it("of the article's burst, whose timeline is nine, three and the rest of each cycle", async () => {
    await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--preset', 'article', '--yes');
    const result = await world.probe('--requests', '90', '--rate', '1', '--model', 'gpt-4o');
    await sameNumbers([result]);
    const timeline = (await rows('failover')).map(({ Backend, Region, ResultCode, Requests }) => `${Requests} ${Backend.split('.')[0]} ${Region} ${ResultCode}`);
    const ofMain = ['9 main Sweden Central 200', '3 main Sweden Central 429'];
    expect(timeline).toEqual([...ofMain, '59 sub East US 200', ...ofMain, '7 sub East US 200']);
    await world.done('burst', 'disable', '--yes');
  });
});

describe('the logs of a burst that tries again say the same as probe', () => {
  beforeAll(async () => void (await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes')));

  it('where nobody is throttled', async () => {
    const result = await world.probe('--requests', '16', '--rate', '1', '--model', 'gpt-4o');
    expect([result.ok, result.retries]).toEqual([16, 1]);
    await sameNumbers([result]);
  });

  it('where every breaker is open, and the gateway answers by itself', async () => {
    const result = await world.probe('--requests', '20', '--rate', '1', '--model', 'gpt-4o', '--max-tokens', '9000');
    expect([result.throttled > 0, result.withoutBackend > 0, result.withoutRegion > 0]).toEqual([true, true, true]);
    await sameNumbers([result]);
  });

  it('of calls that share one trace, attempt for attempt', async () => {
    const results = await world.send({ ...article, headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } }, { calls: 12 });
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 200));
    const backends = await rows('backends');
    expect([sumOf(backends, 'Requests'), sumOf(backends, 'Attempts')]).toEqual([12, results.flatMap(({ attempts }) => attempts).length]);
    expect(sumOf(await rows('throttling'), 'Retries')).toBe(1);
  });
});

describe('tokens and cost', () => {
  it('are those of the answers, also of streamed ones', async () => {
    const plain = await world.probe('--requests', '3', '--model', 'gpt-4o-mini');
    const streamed = await world.probe('--requests', '4', '--model', 'gpt-4o-mini', '--stream');
    const [used, ...others] = await rows('tokens');
    expect([others, used?.Requests]).toEqual([[], plain.ok + streamed.ok]);
    expect(used).toMatchObject({ Subscription: 'master', Deployment: 'gpt-4o-mini' });
    expect(used?.TotalTokens).toBe(used?.PromptTokens + used?.CompletionTokens);

    const refused = await world.cli(['monitor', 'query', 'cost', '--since', begun, '--json']);
    expect([refused.code, refused.json.error.code]).toEqual([2, 'PricesNeeded']);
    expect(refused.json.error.hint).toContain(`"${used?.Model}": { "prompt": 0, "completion": 0 }`);
    writeFileSync(`${world.folder}/prices.json`, JSON.stringify({ currency: 'EUR', perMillionTokens: { 'gpt-4o-mini': { prompt: 100, completion: 1000 }, other: { prompt: 1, completion: 1 } } }));
    const [cost] = await rows('cost', '--prices', 'prices.json');
    expect(cost?.Cost).toBeCloseTo((used?.PromptTokens * 100 + used?.CompletionTokens * 1000) / 1e6, 6);
  });
});

describe('where a quarter of the calls is logged', () => {
  it('numbers are as near as a quarter tells, and of those that failed exact', async () => {
    await world.done('monitor', 'enable', '--sampling', '25', '--yes');
    const { ok, throttled, requests } = await world.probe('--requests', '140', '--rate', '12', '--max-tokens', '1000', '--model', 'gpt-4o-mini');
    expect([ok + throttled, throttled > 0]).toEqual([requests, true]);
    const results = await rows('operations');
    const counted = (outcome: string): number => sumOf(results.filter(({ Outcome }) => Outcome === outcome), 'Requests');
    expect(counted('throttled')).toBe(throttled);
    // Binomial: a quarter is kept, each for four; four standard deviations.
    expect(Math.abs(counted('ok') - ok)).toBeLessThanOrEqual(4 * 4 * Math.sqrt(ok * 0.25 * 0.75));
    expect([counted('ok') % 4, counted('ok') === ok]).toEqual([0, false]);
    expect(sumOf(await rows('backends'), 'Attempts')).toBe(sumOf(results, 'Requests'));
  });
});
