import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attemptsPerCall, isWithin3Sigma, servedBy, statusesOf } from '../support/call-counts.ts';
import { callsAtOnce } from '../support/paced-calls.ts';
import { accountsOf, startPooled, type PooledAzure } from '../support/pooled-azure.ts';

let world: PooledAzure;
beforeAll(async () => {
  world = await startPooled(accountsOf(30, { latencyMs: 0 }));
}, 60_000);
afterAll(() => world.azure.stop());

const members = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => ['--member', `r${index}/gpt-4o`]).flat();

/** Calls to the pool `gpt-4o` after it was given these members. */
async function sharesOf(argv: readonly string[], calls: number): Promise<Readonly<Record<string, number>>> {
  await world.cli('pool', 'create', 'gpt-4o', ...argv);
  const results = await callsAtOnce(world.azure, () => world.chat(), { calls });
  expect(statusesOf(results)).toEqual({ 200: calls });
  expect(attemptsPerCall(results)).toBe(1);
  return servedBy(results);
}

describe('of the calls to a pool', { timeout: 60_000 }, () => {
  test.each([[3, 180], [5, 180], [12, 180], [30, 900]])('each of %i equal members has its turn', async (count, calls) => {
    const served = await sharesOf(members(count), calls);
    expect(served).toEqual(Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${index}`, calls / count])));
  });

  const weighted = (weights: readonly number[]): readonly string[] => weights.flatMap((weight, index) => ['--member', `r${index},weight=${weight}`]);

  /** Fewer than 900 would not tell 80:20 from 75:25. */
  test('members of the weights 80 and 20 have their shares, three sigma aside', async () => {
    const served = await sharesOf(weighted([80, 20]), 900);
    expect(Object.keys(served)).toHaveLength(2);
    expect([isWithin3Sigma(served['r0'] ?? 0, 0.8, 900), isWithin3Sigma(served['r1'] ?? 0, 0.2, 900)]).toEqual([true, true]);
  });

  /** What these make of 900 calls: test/emulator/experiments/shares.test.ts. */
  test('weights are written as they are given', async () => {
    await world.cli('pool', 'create', 'gpt-4o', ...weighted([2, 1]));
    const { properties } = await world.backend('gpt-4o');
    expect(properties.pool.services.map(({ weight }: { readonly weight: number }) => weight)).toEqual([2, 1]);
  });
});
