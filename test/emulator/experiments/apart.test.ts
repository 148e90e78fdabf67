import { describe, expect, it } from 'vitest';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { servedBy, statusesOf } from '../../support/call-counts.ts';
import { chatOf, overPool, retries, routes, startExperiment, toPool, tripsAtOnce, type Experiment } from './experiment.ts';

const deployment = (name: string, tokensPerMinute: number) => ({ name, model: name, version: name === 'gpt-4o' ? '2024-08-06' : '2024-07-18', tokensPerMinute, requestsPerMinute: 0 });

/** Two models on each of two accounts; of `gpt-4o` the main account has little. */
async function twoModels(): Promise<Experiment> {
  return startExperiment([
    { name: 'main', region: 'swedencentral', deployments: [deployment('gpt-4o', 10_000), deployment('gpt-4o-mini', 1_000_000)] },
    { name: 'sub', region: 'eastus', deployments: [deployment('gpt-4o', 1_000_000), deployment('gpt-4o-mini', 1_000_000)] },
  ]);
}

const tiers = (suffix: string) => ({ [`main${suffix}`]: { priority: 1 }, [`sub${suffix}`]: { priority: 2 } });
const models = ['gpt-4o', 'gpt-4o-mini'] as const;
const calls = { calls: 120, perSecond: 2 };
/** The models take turns: one call a second for each. */
const inTurn = (n: number) => chatOf(1010, models[n % 2]);

describe('two models of one account', () => {
  it('do not take each other’s backend away where each deployment has an entity of its own', async () => {
    const made = await twoModels();
    for (const [index, suffix] of ['--gpt-4o', '--gpt-4o-mini'].entries()) {
      for (const account of ['main', 'sub']) await made.entity(`${account}${suffix}`, tripsAtOnce, account);
      await made.pool(`pool${index}`, tiers(suffix));
    }
    await made.document([routes(models.map((model, index) => toPool(`pool${index}`, { model, retry: 'pool' }))), retries(overPool()), ...exhaustedBlocks()]);
    const results = await made.run(calls, inTurn);
    expect(statusesOf(results)).toEqual({ 200: 120 });
    expect(servedBy(results.filter(({ n }) => n % 2 === 0))).toEqual({ main: 9, sub: 51 });
    expect(servedBy(results.filter(({ n }) => n % 2 === 1))).toEqual({ main: 60 });
  });

  it('do where they share the entity of their account', async () => {
    const made = await twoModels();
    for (const account of ['main', 'sub']) await made.entity(account, tripsAtOnce);
    await made.pool('pool', tiers(''));
    await made.document([routes(models.map((model) => toPool('pool', { model, retry: 'pool' }))), retries(overPool()), ...exhaustedBlocks()]);
    const results = await made.run(calls, inTurn);
    expect(servedBy(results.filter(({ n }) => n % 2 === 1))).toEqual({ main: 9, sub: 51 });
  });
});
