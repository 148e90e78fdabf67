import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { startMonitored, type Found, type MonitoredWorld } from './monitored-world.ts';

const rules = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.Insights/scheduledQueryRules';

let world: MonitoredWorld;
beforeAll(async () => {
  await loadEncoding();
  world = await startMonitored();
});
afterAll(() => world.stop());

/** What each rule would fire for, as Azure evaluates it: its query over its window, the condition on what it measures. */
async function fired(timespan = 'PT15M'): Promise<Readonly<Record<string, readonly string[]>>> {
  const { value } = (await world.ask('GET', `${rules}?api-version=2023-12-01`)).body;
  const found: [string, readonly string[]][] = [];
  for (const { name, properties } of value as readonly Found[]) {
    const [condition] = properties.criteria.allOf;
    const { status, body } = await world.ask('POST', `/v1${properties.scopes[0]}/query`, { query: condition.query, timespan });
    expect(status, JSON.stringify(body)).toBe(200);
    const [{ columns, rows }] = body.tables;
    const at = (column: string): number => columns.findIndex((each: Found) => each.name === column);
    const holds = (measured: number): boolean => (condition.operator === 'LessThanOrEqual' ? measured <= condition.threshold : measured >= condition.threshold);
    found.push([name.replace('apim-llm-apim-demo-', ''), rows.filter((row: Found) => holds(row[at(condition.metricMeasureColumn)])).map((row: Found) => condition.dimensions.map((each: Found) => row[at(each.name)]).join(' '))]);
  }
  return Object.fromEntries(found);
}

const quiet = ['--model', 'gpt-4o', '--rate', '0.5', '--max-tokens', '20'];
const loud = ['--model', 'gpt-4o', '--rate', '10', '--max-tokens', '1600'];

it('stays silent while there is room, and tells of a burst what happens in it', async () => {
  await world.done('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--preset', 'article', '--yes');
  await world.done('monitor', 'alerts', '--yes');
  await world.probe('--requests', '22', ...quiet);
  expect(await fired()).toEqual({ throttled: [], refused: [], overflow: [], quota: [] });
  await world.control('clock', { advance: 'PT20M' });
  const probed = await world.probe('--requests', '60', ...loud);
  expect(probed.throttled).toBeGreaterThan(0);
  const now = await fired();
  expect(now).toMatchObject({ overflow: ['gpt-4o-burst'], quota: expect.arrayContaining(['main.openai.azure.com gpt-4o']) });
  expect(now['throttled']).toEqual(probed.throttled / probed.requests >= 0.05 ? ['azure-openai'] : []);
  await world.control('clock', { advance: 'PT20M' });
  expect(await fired()).toEqual({ throttled: [], refused: [], overflow: [], quota: [] });
});

it('tells when every breaker of a pool is open', async () => {
  await world.done('burst', 'disable', '--yes');
  await world.done('pool', 'create', 'gpt-4o', '--member', 'main/gpt-4o', '--member', 'sub/gpt-4o', '--yes');
  await world.done('monitor', 'alerts', '--yes');
  await world.control('clock', { advance: 'PT20M' });
  await world.control('faults', [{ match: { plane: 'model' }, respond: { status: 429, headers: { 'retry-after': '60' }, body: { error: { code: '429', message: 'Throttled' } } } }]);
  const probed = await world.probe('--model', 'gpt-4o', '--requests', '30', '--rate', '2');
  expect(probed.withoutBackend).toBeGreaterThan(0);
  expect(await fired()).toMatchObject({ throttled: ['azure-openai'], refused: ['azure-openai'] });
});
