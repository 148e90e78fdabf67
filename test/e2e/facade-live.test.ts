import { afterEach, describe, expect, test } from 'vitest';
import { dated, message, startFacade, threeAccounts, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
afterEach(() => world.stop());

/** Calls go on while `work` runs, on a clock that the run moves. */
async function callingMeanwhile(work: Promise<unknown>, call: () => Promise<number>): Promise<readonly number[]> {
  const statuses: number[] = [];
  const state = { isOver: false };
  const over = work.finally(() => {
    state.isOver = true;
  });
  while (!state.isOver) statuses.push(await call());
  await over;
  return statuses;
}

describe('a facade that is added to an operation which clients use', () => {
  test('no client sees a 401 while the role takes five minutes to work, nor after', async () => {
    world = await startFacade({ clock: 'virtual', estate: threeAccounts('rolePropagation: PT5M\n') });
    await world.done('import', '--account', 'main', '--wait', '--yes');
    const from = Date.parse((await world.ask('GET', '/_emulator/clock')).body.now as string);
    const chat = async (deployment: string): Promise<number> => (await world.post(dated(deployment), message)).status;
    const added = world.done('facade', 'add', '--account', 'media', '--model', 'gpt-4o', '--yes');
    const meanwhile = await callingMeanwhile(added, () => chat('gpt-4o'));
    expect(Date.parse((await world.ask('GET', '/_emulator/clock')).body.now as string) - from).toBeGreaterThanOrEqual(300_000);
    expect(meanwhile.length).toBeGreaterThan(10);
    expect(new Set(meanwhile)).toEqual(new Set([200]));
    expect(await chat('gpt-4o')).toBe(200);
    const reached = await world.reached();
    expect(new Set(reached)).toEqual(new Set(['main/gpt-4o 200', 'media/gpt-4o 200']));
    expect(reached.at(-1)).toBe('media/gpt-4o 200');
  });

  test('a role that never works ends with 7, and the clients\u2019 calls go where they went', async () => {
    world = await startFacade({ clock: 'virtual', estate: threeAccounts('rolePropagation: PT9H\n'), refusals: true });
    const imported = await world.run('import', '--account', 'main', '--yes');
    expect(imported.code).toBe(0);
    const before = await world.policy('apis/azure-openai');
    const run = await world.run('facade', 'add', '--account', 'media', '--model', 'gpt-4o', '--wait-for', 'PT10M', '--yes', '--json');
    expect(run).toMatchObject({ code: 7, json: { error: { code: 'NotReady' } } });
    expect(await world.policy('apis/azure-openai')).toBe(before);
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe('');
  });
});
