import { describe, expect, test } from 'vitest';
import { apply } from '../../src/engine/apply.ts';
import type { Applied, ApplyOptions } from '../../src/engine/apply.ts';
import { noJournal } from '../../src/engine/journal.ts';
import type { StepEvent } from '../../src/model/plan.ts';
import type { Desired } from '../../src/model/resource.ts';
import { fakeAzure } from './fake-azure.ts';
import type { FakeAzure } from './fake-azure.ts';
import { asItIs, idOf, planFor, resource } from './resources.ts';

const after = (...names: readonly string[]): Partial<Desired> => ({ dependsOn: names.map(idOf) });
const gone = (name: string, more: Partial<Desired> = {}): Desired => resource(name, { want: 'absent', body: {}, graceMs: 30_000, ...more });

/** With all that goes there already, and each pause among the calls. */
function azureWith(...names: readonly string[]): FakeAzure {
  const azure = fakeAzure();
  for (const name of names) azure.put('backend', idOf(name), {});
  azure.pause = (ms) => {
    azure.calls.push(`pause ${ms}`);
    return Promise.resolve();
  };
  return azure;
}

function run(desired: readonly Desired[], azure: FakeAzure, more: Partial<ApplyOptions> = {}): Promise<Applied> {
  const options = { parallel: 4, limits: {}, signal: new AbortController().signal, on: () => undefined, journal: noJournal, derivations: {}, comparable: asItIs, now: () => 0, ...more };
  return apply(planFor(desired, azure.live()), azure.driver, options);
}

function calls(azure: FakeAzure): readonly string[] {
  return azure.calls.map((call) => call.replace(idOf(''), '')).filter((call) => !call.startsWith('read'));
}

describe('a step with a grace', () => {
  test('comes that long after what is written before it, and says what it waits for', async () => {
    const azure = azureWith('old');
    const events: StepEvent[] = [];
    const { done } = await run([resource('policy'), gone('old', after('policy'))], azure, { on: (event) => events.push(event) });
    expect(done).toHaveLength(2);
    expect(calls(azure)).toEqual(['create policy', 'pause 30000', 'remove old']);
    expect(events.flatMap((event) => (event.type === 'waiting' ? [`${event.step.label}: ${event.what}`] : []))).toEqual(['old: gateways that do not know of it yet (30 s)']);
  });

  test('waits once with all that come after the same writes, one after the other or side by side', async () => {
    const azure = azureWith('pool', 'role', 'one', 'two');
    const { done } = await run([resource('policy'), gone('pool', after('policy')), gone('role', after('policy', 'pool')), gone('one', after('role')), gone('two', after('role'))], azure);
    expect(done).toHaveLength(5);
    expect(calls(azure)).toEqual(['create policy', 'pause 30000', 'remove pool', 'remove role', 'remove one', 'remove two']);
  });

  test('waits anew after another write, and for another time', async () => {
    const azure = azureWith('a', 'b');
    await run([resource('policy'), gone('a', after('policy')), resource('later', after('a')), gone('b', { ...after('later'), graceMs: 1000 })], azure);
    expect(calls(azure)).toEqual(['create policy', 'pause 30000', 'remove a', 'create later', 'pause 1000', 'remove b']);
  });

  test('has none where nothing is written before it', async () => {
    const azure = azureWith('policy', 'role', 'old');
    const desired = [resource('policy', { body: {} }), gone('role', after('policy')), gone('old', after('role'))];
    expect(planFor(desired, azure.live()).steps.map(({ action, graceMs }) => [action, graceMs])).toEqual([['noop', undefined], ['delete', undefined], ['delete', undefined]]);
    await run(desired, azure);
    expect(calls(azure)).toEqual(['remove role', 'remove old']);
  });

  test('that is gone already has none', () => {
    expect(planFor([resource('policy'), gone('old', after('policy'))], []).steps.map(({ action, graceMs }) => [action, graceMs])).toEqual([['create', undefined], ['noop', undefined]]);
  });

  test('is not written where the write before it fails, and nobody waits', async () => {
    const azure = azureWith('old');
    azure.fault = (_call, write) => (write ? 'before' : undefined);
    const { failed, skipped } = await run([resource('policy'), gone('old', after('policy'))], azure);
    expect([failed.map(({ step }) => step.label), skipped.map(({ label }) => label)]).toEqual([['policy'], ['old']]);
    expect(calls(azure)).toEqual(['create policy']);
  });

  test('is skipped, not failed, where the run is cancelled meanwhile', async () => {
    const azure = azureWith('old');
    const stop = new AbortController();
    azure.pause = (_ms, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        stop.abort();
      });
    const { cancelled, failed, skipped } = await run([resource('policy'), gone('old', after('policy'))], azure, { signal: stop.signal });
    expect([cancelled, failed, skipped.map(({ label }) => label)]).toEqual([true, [], ['old']]);
    expect(calls(azure)).toEqual(['create policy']);
  });

  test('fails where time does not pass', async () => {
    const azure = azureWith('old');
    azure.pause = () => Promise.reject(new Error('no clock'));
    const { failed } = await run([resource('policy'), gone('old', after('policy'))], azure);
    expect(failed.map(({ error, step }) => [step.label, error.message])).toEqual([['old', 'no clock']]);
  });
});
