import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { article } from './burst-world.ts';
import { countedBy, probedHosts, probedRegions, startMonitored, sumOf, type Found, type MonitoredWorld } from './monitored-world.ts';

let world: MonitoredWorld;
beforeAll(loadEncoding);
afterEach(() => world.stop());

/** What the logs say of these runs of `probe`, query for query. */
async function sameNumbers(results: readonly Found[]): Promise<void> {
  const total = (name: string): number => results.reduce((sum: number, result) => sum + (result[name] as number), 0);
  const operations = await world.rows('operations');
  const of = (outcome: string): number => sumOf(operations.filter(({ Outcome }) => Outcome === outcome), 'Requests');
  expect([sumOf(operations, 'Requests'), of('ok'), of('throttled'), of('failed')]).toEqual(['requests', 'ok', 'throttled', 'failed'].map(total));
  expect(new Set(operations.map(({ Operation }) => Operation as string))).toEqual(new Set(results.map(({ operation }) => operation as string)));

  const backends = await world.rows('backends');
  expect(countedBy(backends.filter(({ Backend }) => Backend !== '(none)'), 'Backend')).toEqual(probedHosts(results, await world.hosts()));
  expect(sumOf(backends.filter(({ Backend }) => Backend === '(none)'), 'Requests')).toBe(total('withoutBackend'));
  const regions = Object.entries(countedBy(backends, 'Region')).filter(([region]) => region !== '');
  expect(Object.fromEntries(regions.map(([region, { requests, ok, throttled, failed }]) => [region, { requests, ok, throttled, failed }]))).toEqual(probedRegions(results));

  const throttling = await world.rows('throttling');
  const throttledAttempts = Object.values(probedHosts(results, await world.hosts())).reduce((sum, each) => sum + each.throttledAttempts, 0);
  expect(['Requests', 'Throttled', 'Retries', 'ThrottledAttempts'].map((column) => sumOf(throttling, column))).toEqual([total('requests'), total('throttled'), total('retries'), throttledAttempts]);

  const latency = (await world.rows('latency')).filter(({ Of }) => Of === 'operation');
  expect(latency.map(({ P50, P95, P99, Requests }) => ({ p50: P50, p95: P95, p99: P99, requests: Requests })).toSorted((a, b) => a.requests - b.requests)).toEqual(
    results.map(({ latencyMs, ok }) => ({ ...latencyMs, requests: ok })).toSorted((a, b) => a.requests - b.requests),
  );
  const failover = await world.rows('failover');
  expect([sumOf(failover, 'Requests'), sumOf(failover, 'Attempts')]).toEqual([total('requests'), sumOf(backends, 'Attempts')]);
}

describe('the logs say the same as probe', () => {
  it('of an import', async () => {
    world = await startMonitored();
    const result = await world.probe('--requests', '25', '--rate', '2', '--model', 'gpt-4o');
    expect(result.throttled).toBeGreaterThan(0);
    await sameNumbers([result]);
  });

  it('of a facade', async () => {
    world = await startMonitored();
    await world.done('facade', 'add', '--account', 'sub', '--model', 'gpt-4o-mini', '--yes');
    const chat = await world.probe('--requests', '12', '--rate', '4', '--model', 'gpt-4o');
    const mini = await world.probe('--requests', '7', '--model', 'gpt-4o-mini');
    await sameNumbers([chat, mini]);
    expect((await world.rows('backends')).map(({ Backend, Deployment }) => `${Backend} ${Deployment}`).toSorted()).toEqual(['main.openai.azure.com gpt-4o', 'sub.openai.azure.com gpt-4o-mini']);
  });

  it('of a pool, with what was tried again', async () => {
    world = await startMonitored();
    await world.done('pool', 'create', 'both', '--member', 'main/gpt-4o', '--member', 'sub/gpt-4o', '--model', 'gpt-4o', '--yes');
    const result = await world.probe('--requests', '80', '--rate', '1', '--model', 'gpt-4o');
    expect(result.retries).toBeGreaterThan(0);
    await sameNumbers([result]);
  });

  it("of the article's burst, whose timeline is nine, three and the rest of each cycle", async () => {
    world = await startMonitored();
    await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--preset', 'article', '--yes');
    const result = await world.probe('--requests', '145', '--rate', '1', '--model', 'gpt-4o');
    await sameNumbers([result]);
    const timeline = (await world.rows('failover')).map(({ Backend, Region, ResultCode, Requests }) => `${Requests} ${Backend.split('.')[0]} ${Region} ${ResultCode}`);
    const cycle = ['9 main Sweden Central 200', '3 main Sweden Central 429', '59 sub East US 200'];
    expect(timeline).toEqual([...cycle, ...cycle, '3 main Sweden Central 200']);
  });

  it('of a burst that tries again, where nobody is throttled', async () => {
    world = await startMonitored();
    await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
    const result = await world.probe('--requests', '80', '--rate', '1', '--model', 'gpt-4o');
    expect([result.ok, result.retries]).toEqual([80, expect.any(Number)]);
    await sameNumbers([result]);
  });

  it('of a burst whose every breaker is open, where the gateway answers by itself', async () => {
    world = await startMonitored();
    await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
    const result = await world.probe('--requests', '40', '--rate', '1', '--model', 'gpt-4o', '--max-tokens', '9000');
    expect([result.throttled > 0, result.withoutBackend > 0, result.withoutRegion > 0]).toEqual([true, true, true]);
    await sameNumbers([result]);
  });

  it('of calls that share one trace, attempt for attempt', async () => {
    world = await startMonitored();
    await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
    const results = await world.send({ ...article, headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } }, { calls: 12 });
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 200));
    const backends = await world.rows('backends');
    expect([sumOf(backends, 'Requests'), sumOf(backends, 'Attempts')]).toEqual([12, results.flatMap(({ attempts }) => attempts).length]);
    expect(sumOf(await world.rows('throttling'), 'Retries')).toBe(1);
  });

  it('where a quarter of the calls is logged, as nearly as a quarter tells, and of those that failed exactly', async () => {
    world = await startMonitored({ sampling: 25 });
    const { ok, throttled, requests } = await world.probe('--requests', '300', '--rate', '12', '--max-tokens', '1', '--model', 'gpt-4o-mini');
    expect([ok + throttled, throttled > 0]).toEqual([requests, true]);
    const rows = await world.rows('operations');
    const counted = (outcome: string): number => sumOf(rows.filter(({ Outcome }) => Outcome === outcome), 'Requests');
    expect(counted('throttled')).toBe(throttled);
    // Binomial: a quarter is kept, each for four; four standard deviations.
    expect(Math.abs(counted('ok') - ok)).toBeLessThanOrEqual(4 * 4 * Math.sqrt(ok * 0.25 * 0.75));
    expect([counted('ok') % 4, counted('ok') === ok]).toEqual([0, false]);
    expect(sumOf(await world.rows('backends'), 'Attempts')).toBe(sumOf(rows, 'Requests'));
  });
});

describe('tokens and cost', () => {
  it('are those of the answers, also of streamed ones', async () => {
    world = await startMonitored({ llm: true });
    const plain = await world.probe('--requests', '3', '--model', 'gpt-4o-mini');
    const streamed = await world.probe('--requests', '4', '--model', 'gpt-4o-mini', '--stream');
    const rows = await world.rows('tokens');
    expect([rows.length, rows[0]?.Requests]).toEqual([1, plain.ok + streamed.ok]);
    expect(rows[0]).toMatchObject({ Subscription: 'master', Deployment: 'gpt-4o-mini' });
    expect(rows[0]?.TotalTokens).toBe(rows[0]?.PromptTokens + rows[0]?.CompletionTokens);

    const refused = await world.cli(['monitor', 'query', 'cost', '--json']);
    expect([refused.code, refused.json.error.code]).toEqual([2, 'PricesNeeded']);
    expect(refused.json.error.hint).toContain(`"${rows[0]?.Model}": { "prompt": 0, "completion": 0 }`);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${world.folder}/prices.json`, JSON.stringify({ currency: 'EUR', perMillionTokens: { 'gpt-4o-mini': { prompt: 100, completion: 1000 }, other: { prompt: 1, completion: 1 } } }));
    const [cost] = await world.rows('cost', '--prices', 'prices.json');
    expect(cost?.Cost).toBeCloseTo((rows[0]?.PromptTokens * 100 + rows[0]?.CompletionTokens * 1000) / 1e6, 6);
  });
});
