import { describe, expect, it } from 'vitest';
import { isWithin3Sigma, servedBy } from '../../support/call-counts.ts';
import { callsAtOnce } from '../../support/paced-calls.ts';
import { chatOf, pooled, startExperiment, tripsAtOnce } from './experiment.ts';

const regions = ['swedencentral', 'eastus', 'japaneast'];
const hello = chatOf(20);

/** Who served how many of the calls; members named m0, m1, … with these weights. */
async function shares(weights: readonly (number | undefined)[], calls: number): Promise<readonly number[]> {
  const accounts = weights.map((_, index) => ({ name: `m${index}`, region: regions[index % 3] ?? '', latencyMs: 0 }));
  const made = await startExperiment(accounts);
  for (const { name } of accounts) await made.entity(name, tripsAtOnce);
  await made.pool('pool', Object.fromEntries(weights.map((weight, index) => [`m${index}`, weight === undefined ? {} : { priority: 1, weight }])));
  await made.document(pooled());
  const served = servedBy(await callsAtOnce(made, () => hello, { calls }));
  return weights.map((_, index) => served[`m${index}`] ?? 0);
}

describe('a pool of equal members', () => {
  it.each([3, 5, 12, 30])('of %i serves all of them in turn', async (members) => {
    expect(await shares(Array.from({ length: members }, () => undefined), 10 * members)).toEqual(Array.from({ length: members }, () => 10));
  });
});

describe('weights', () => {
  it.each([
    [[80, 20]],
    [[2, 1]],
    [[30, 1, 1, 1, 1, 1, 10, 10, 10, 10, 10, 10]],
  ])('%j are the shares of 900 calls, three sigma aside', async (weights) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const served = await shares(weights, 900);
    expect(served.reduce((sum, count) => sum + count, 0)).toBe(900);
    expect(served.map((count, index) => (isWithin3Sigma(count, (weights[index] ?? 0) / all, 900) ? 'within' : `m${index}: ${count}`))).toEqual(weights.map(() => 'within'));
  });
});
