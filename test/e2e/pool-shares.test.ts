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

/** 900 calls to the pool `gpt-4o` after it was given these members. */
async function sharesOf(argv: readonly string[]): Promise<Readonly<Record<string, number>>> {
  await world.cli('pool', 'create', 'gpt-4o', ...argv);
  const results = await callsAtOnce(world.azure, () => world.chat(), { calls: 900 });
  expect(statusesOf(results)).toEqual({ 200: 900 });
  expect(attemptsPerCall(results)).toBe(1);
  return servedBy(results);
}

/** Nine hundred calls at a time: fewer would not tell 80:20 from 75:25. */
describe('of 900 calls', { timeout: 60_000 }, () => {
  test.each([3, 5, 12, 30])('each of %i equal members has its turn', async (count) => {
    const served = await sharesOf(members(count));
    expect(served).toEqual(Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${index}`, 900 / count])));
  });

  test.each([[[80, 20]], [[2, 1]]])('members of the weights %j have their shares, three sigma aside', async (weights) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const served = await sharesOf(weights.flatMap((weight, index) => ['--member', `r${index},weight=${weight}`]));
    expect(Object.keys(served)).toHaveLength(weights.length);
    expect(weights.map((weight, index) => isWithin3Sigma(served[`r${index}`] ?? 0, weight / all, 900))).toEqual(weights.map(() => true));
  });
});
