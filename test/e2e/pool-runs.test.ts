import { afterEach, describe, expect, test } from 'vitest';
import { servedBy, statusesOf } from '../support/call-counts.ts';
import { accountsOf, startPooled, type PooledAzure } from '../support/pooled-azure.ts';
import { wholeService } from '../support/whole-service.ts';

let world: PooledAzure;
afterEach(() => world.azure.stop());

const members = ['--member', 'r0/gpt-4o', '--member', 'r1/gpt-4o', '--member', 'r2/gpt-4o'];
const create = ['pool', 'create', 'gpt-4o', ...members];
const isNothing = { create: 0, update: 0, delete: 0 };

/** All but when it was made. */
async function whole(): Promise<unknown> {
  return JSON.parse(JSON.stringify(await wholeService(world.azure), (key, value: unknown) => (['createdOn', 'updatedOn'].includes(key) ? undefined : value)));
}

/** Cuts a run off, requests and all, as soon as that many of its writes were answered. True where it had not ended before. */
async function cutOff(argv: readonly string[], writes: number): Promise<boolean> {
  world.azure.forget();
  let interrupt = (): void => undefined;
  const ended: { code?: number } = {};
  const run = world.tried([...argv, '--parallel', '1', '--json'], { signals: (ask) => (interrupt = ask) }).then(({ code }) => (ended.code = code));
  // Counted very often: the processor is for the run.
  const count = (): number => world.azure.exchanges.filter(({ method }) => !['GET', 'HEAD', 'POST'].includes(method)).length;
  while (count() < writes && ended.code === undefined) await new Promise((resolve) => setImmediate(resolve));
  // The second one does not wait for what is on its way.
  for (let times = 0; times < 2; times += 1) interrupt();
  await run;
  return ended.code !== 0;
}

describe('a run that is cut off', { timeout: 60_000 }, () => {
  test('while it makes a pool fails no call, and a second one carries it on to the same end', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system', refusals: true });
    await world.cli(...create);
    const made = await whole();
    await world.cli('pool', 'delete', 'gpt-4o');
    const cut: number[] = [];
    for (const writes of [1, 3, 5, 6]) {
      if (await cutOff(create, writes)) cut.push(writes);
      expect(statusesOf(await world.inTurn(6)), `cut off after ${writes} writes`).toEqual({ 200: 6 });
      await world.cli(...create);
      expect(await whole(), `cut off after ${writes} writes`).toEqual(made);
      expect((await world.cli(...create, '--json')).json.plan.summary).toMatchObject(isNothing);
      await world.cli('pool', 'delete', 'gpt-4o');
    }
    expect(cut.length).toBeGreaterThan(3);
  });

  test('while it deletes one fails no call, and a second one leaves nothing behind', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system', refusals: true });
    await world.cli(...create);
    await world.cli('pool', 'delete', 'gpt-4o');
    const before = await whole();
    const cut: number[] = [];
    for (const writes of [1, 2, 3, 5]) {
      await world.cli(...create);
      if (await cutOff(['pool', 'delete', 'gpt-4o'], writes)) cut.push(writes);
      expect(statusesOf(await world.inTurn(6)), `cut off after ${writes} writes`).toEqual({ 200: 6 });
      await world.cli('pool', 'delete', 'gpt-4o');
      expect(await whole(), `cut off after ${writes} writes`).toEqual(before);
      expect((await world.cli('pool', 'delete', 'gpt-4o', '--json')).json.plan.summary).toMatchObject(isNothing);
    }
    expect(cut.length).toBeGreaterThan(3);
  });

  test('while it takes a member out is carried on by a second one', async () => {
    world = await startPooled(accountsOf(3), { identity: 'system', refusals: true });
    await world.cli(...create);
    await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2');
    const without = await whole();
    for (const writes of [1, 2, 3]) {
      await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r2');
      await cutOff(['pool', 'remove-member', 'gpt-4o', '--member', 'r2'], writes);
      await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2/gpt-4o');
      expect(await whole(), `cut off after ${writes} writes`).toEqual(without);
    }
  });
});

describe('two runs at the same time', () => {
  test('that make the same pool end well, or one is told that somebody was faster', async () => {
    world = await startPooled(accountsOf(3), { refusals: true });
    const runs = await Promise.all([world.tried([...create, '--json']), world.tried([...create, '--json'])]);
    for (const { code, json } of runs) expect([0, 5, 7], JSON.stringify(json.error)).toContain(code);
    expect(runs.map(({ code }) => code)).toContain(0);
    expect((await world.cli(...create, '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(servedBy(await world.inTurn(9))).toEqual({ r0: 3, r1: 3, r2: 3 });
  });

  test('that make different pools do not see each other, and neither loses a row', async () => {
    const deployments = [{}, { model: 'gpt-4o-mini', version: '2024-07-18' }];
    world = await startPooled([0, 1].map((index) => ({ name: `r${index}`, deployments })), { refusals: true });
    const argvs = ['gpt-4o', 'gpt-4o-mini'].map((model) => ['pool', 'create', model, '--member', `r0/${model}`, '--member', `r1/${model}`]);
    // Both write to the policy of one operation: the slower one is told to run again.
    const runs = await Promise.all(argvs.map((argv) => world.tried([...argv, '--json'])));
    for (const { code, json } of runs) expect([0, 5, 7], JSON.stringify(json.error)).toContain(code);
    for (const argv of argvs) await world.cli(...argv);
    for (const argv of argvs) expect((await world.cli(...argv, '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    for (const model of ['gpt-4o', 'gpt-4o-mini']) expect(servedBy(await world.inTurn(8, () => world.chat(20, model)))).toEqual({ r0: 4, r1: 4 });
  });

  test('one that adds a member and one that takes one out leave a pool that works', async () => {
    world = await startPooled(accountsOf(4), { refusals: true });
    await world.cli(...create);
    const runs = await Promise.all([world.tried(['pool', 'add-member', 'gpt-4o', '--member', 'r3', '--json']), world.tried(['pool', 'remove-member', 'gpt-4o', '--member', 'r2', '--json'])]);
    for (const { code, json } of runs) expect([0, 5, 7], JSON.stringify(json.error)).toContain(code);
    await world.cli('pool', 'add-member', 'gpt-4o', '--member', 'r3');
    await world.cli('pool', 'remove-member', 'gpt-4o', '--member', 'r2');
    expect(servedBy(await world.inTurn(9))).toEqual({ r0: 3, r1: 3, r3: 3 });
  });
});
