import { describe, expect, it } from 'vitest';
import { attemptsPerCall, servedBy } from '../../support/call-counts.ts';
import { chatOf, pooled, startExperiment, tripsAtOnce, type Experiment } from './experiment.ts';

const streamed = chatOf(1010, 'gpt-4o', { stream: true, stream_options: { include_usage: true } });

async function burst(): Promise<Experiment> {
  const made = await startExperiment([{ name: 'main', region: 'swedencentral', tokensPerMinute: 10_000 }, { name: 'sub', region: 'eastus' }]);
  for (const name of ['main', 'sub']) await made.entity(name, tripsAtOnce);
  await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
  await made.document(pooled());
  return made;
}

describe('streams through a pool with retries', () => {
  it('come whole, from the main deployment, from the other in the call that the main one refuses, and from then on', async () => {
    const results = await (await burst()).run({ calls: 12 }, () => streamed);
    expect([servedBy(results), attemptsPerCall(results)]).toEqual([{ main: 9, sub: 3 }, 13 / 12]);
    for (const { status, headers, text } of results) {
      expect([status, headers['content-type'], headers['content-length']]).toEqual([200, 'text/event-stream; charset=utf-8', undefined]);
      const events = text.split('\n\n').slice(0, -1);
      expect([events.at(-1), events.length > 3]).toEqual(['data: [DONE]', true]);
      const chunks = events.slice(0, -1).map((event) => JSON.parse(event.slice('data: '.length)) as { readonly usage?: object | null });
      expect(chunks.filter(({ usage }) => usage).length).toBe(1);
    }
  });

  it('are refused as JSON where nobody has room', async () => {
    const made = await burst();
    await made.ask('PATCH', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/sub/deployments/gpt-4o?api-version=2024-10-01', { sku: { name: 'Standard', capacity: 1 } });
    const results = await made.run({ calls: 11 }, () => streamed);
    expect(results.slice(9).map(({ status, headers }) => [status, headers['content-type']])).toEqual([[429, 'application/json'], [429, 'application/json']]);
  });
});
