import { describe, expect, it } from 'vitest';
import type { CallResult } from '../../support/paced-calls.ts';
import { countsOf, servedBy, statusesOf } from '../../support/call-counts.ts';
import { chatOf, pooled, routes, startExperiment, tripsAtOnce, type Experiment } from './experiment.ts';

const model = { model: 'gpt-4o', version: '2024-08-06' };
/** 50 units take 125,000 input tokens a minute. */
const provisioned = (more: object = {}) => ({ name: 'gpt-4o', ...model, sku: 'ProvisionedManaged', ptu: 50, ...more });
const standard = { name: 'overflow', ...model, tokensPerMinute: 100_000, requestsPerMinute: 0 };
const call = chatOf(10_000);
const minute = { calls: 60 };
const facade = routes([{ model: 'gpt-4o', to: { kind: 'backend', id: 'main' }, by: 'facade' }]);

/** Status, the deployment that answered, where it came from and why. */
function answererOf({ status, headers }: CallResult): string {
  return [status, ...['x-ms-deployment-name', 'x-ms-spillover-from-deployment', 'x-ms-spillover-error'].map((name) => headers[name] ?? '-')].join(' ');
}

/** Provisioned capacity with a standard deployment in one account, another account besides. */
async function accounts(more: object = {}): Promise<Experiment> {
  return startExperiment([{ name: 'main', region: 'swedencentral', deployments: [provisioned(more), standard] }, { name: 'sub', region: 'eastus', tokensPerMinute: 0 }]);
}

describe('a provisioned deployment behind the gateway, asked for nearly five times what it takes', () => {
  it('spills over inside of its account: the gateway sees no 429 until the standard one is full, too', async () => {
    const made = await accounts({ spillover: 'overflow' });
    await made.document([facade]);
    const results = await made.run(minute, () => call);
    expect(countsOf(results, answererOf)).toEqual({ '200 gpt-4o - -': 31, '200 overflow gpt-4o 429': 10, '429 overflow gpt-4o 429': 19 });
    expect(results.findIndex(({ status }) => status === 429)).toBe(35);
    // The standard deployment's window, though the provisioned one has room much sooner.
    expect(results[35]?.headers['retry-after']).toBe('46');
  });

  it('goes on to the next account of a pool when both are full', async () => {
    const made = await accounts({ spillover: 'overflow' });
    for (const name of ['main', 'sub']) await made.entity(name, tripsAtOnce);
    await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
    await made.document(pooled());
    const results = await made.run(minute, () => call);
    expect([statusesOf(results), servedBy(results)]).toEqual([{ 200: 60 }, { main: 35, sub: 25 }]);
    // Its breaker takes the standard one's Retry-After for the whole account: what drains of the provisioned one meanwhile is of no use.
    expect(servedBy(results.slice(35))).toEqual({ sub: 25 });
  });

  it('does not spill over where only the client asks for it: our policies keep that header back', async () => {
    const made = await accounts();
    await made.document([facade]);
    const results = await made.run(minute, () => ({ ...call, headers: { ...call.headers, 'x-ms-spillover-deployment': 'overflow' } }));
    expect(countsOf(results, answererOf)).toEqual({ '200 gpt-4o - -': 31, '429 gpt-4o - -': 29 });
  });
});
