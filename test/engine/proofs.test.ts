import { describe, expect, test } from 'vitest';
import { apply } from '../../src/engine/apply.ts';
import type { Applied, ApplyOptions } from '../../src/engine/apply.ts';
import { noJournal } from '../../src/engine/journal.ts';
import type { StepEvent } from '../../src/model/plan.ts';
import type { Readiness } from '../../src/model/readiness.ts';
import type { Desired } from '../../src/model/resource.ts';
import { fakeAzure } from './fake-azure.ts';
import type { FakeAzure } from './fake-azure.ts';
import { asItIs, idOf, planFor, resource } from './resources.ts';

function readiness(backend: string): Readiness {
  return { backend: idOf(`backends/${backend}`), shape: 'openai', label: `the role on ${backend}`, path: `canary/${backend}`, subscription: idOf('subscriptions/llm-canary'), patienceMs: 1000, asked: false, check: 'az …' };
}

function waiting(path: string, backends: readonly string[], more: Partial<Desired> = {}): Desired {
  return resource(path, { awaits: backends.map(readiness), ...more });
}

function run(desired: readonly Desired[], azure: FakeAzure, more: Partial<ApplyOptions> = {}): Promise<Applied> {
  const options = { parallel: 4, limits: {}, signal: new AbortController().signal, on: () => undefined, journal: noJournal, derivations: {}, comparable: asItIs, now: () => 0, ...more };
  return apply(planFor(desired, azure.live()), azure.driver, options);
}

function labels(steps: readonly { readonly label: string }[]): readonly string[] {
  return steps.map(({ label }) => label);
}

/** Proofs that end when the test says so. */
function byHand(azure: FakeAzure): { readonly begun: string[]; end(backend: string, error?: Error): void; readonly stopped: string[] } {
  const begun: string[] = [];
  const stopped: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  azure.prove = ({ path }, signal) =>
    new Promise((resolve, reject) => {
      const name = path.replace('canary/', '');
      begun.push(name);
      ends.set(name, (error) => (error === undefined ? resolve() : reject(error)));
      signal.addEventListener('abort', () => {
        stopped.push(name);
        reject(signal.reason as Error);
      });
    });
  return { begun, stopped, end: (backend, error) => ends.get(backend)?.(error) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a step that awaits a proof', () => {
  test('is proven after all that it depends on and before anything of it is read or written', async () => {
    const azure = fakeAzure();
    azure.prove = ({ label }, _signal, onWait) => {
      azure.calls.push(`prove ${label}`);
      onWait(`${label}: 1 of 5 answers`);
      return Promise.resolve();
    };
    const events: StepEvent[] = [];
    const desired = [waiting('api', ['a'], { dependsOn: [idOf('role')] }), resource('role')];
    const { done, failed } = await run(desired, azure, { on: (event) => events.push(event) });
    expect(failed).toEqual([]);
    expect(labels(done.map(({ step }) => step))).toEqual(['role', 'api']);
    expect(azure.calls.map((call) => call.replace(idOf(''), ''))).toEqual(['read role', 'create role', 'prove the role on a', 'read api', 'create api']);
    expect(events.map((event) => `${event.type} ${event.step.label}${'what' in event ? `: ${event.what}` : ''}`)).toEqual([
      'start role',
      'done role',
      'waiting api: the role on a: 1 of 5 answers',
      'proven api: the role on a',
      'start api',
      'done api',
    ]);
  });

  test('is proven once, whichever steps wait for it, and told with the first', async () => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    const running = run([waiting('x', ['a']), waiting('y', ['a', 'b'])], azure);
    await turn();
    expect(proofs.begun).toEqual(['a', 'b']);
    proofs.end('a');
    await turn();
    expect(azure.calls).toEqual([`read ${idOf('x')}`, `create ${idOf('x')}`]);
    proofs.end('b');
    expect(labels((await running).done.map(({ step }) => step))).toEqual(['x', 'y']);
  });

  test('shares a proof with ids that differ in case only, and none with another service', async () => {
    const azure = fakeAzure();
    const asked: string[] = [];
    azure.prove = ({ subscription }) => {
      asked.push(subscription);
      return Promise.resolve();
    };
    const a = readiness('a');
    const other = { ...a, subscription: '/elsewhere/subscriptions/llm-canary' };
    await run([resource('x', { awaits: [a] }), resource('y', { awaits: [{ ...a, subscription: a.subscription.toUpperCase(), path: 'CANARY/A' }] }), resource('z', { awaits: [other] })], azure);
    expect(asked).toEqual([a.subscription, other.subscription]);
  });

  test('is not proven where it has nothing to do', async () => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    azure.put('backend', idOf('x'), { properties: { url: 'x' } });
    expect((await run([waiting('x', ['a'])], azure)).done).toHaveLength(1);
    expect(proofs.begun).toEqual([]);
  });

  describe('where nothing of it is to be written', () => {
    const there = (...more: readonly Desired[]): FakeAzure => {
      const azure = fakeAzure();
      for (const { id, body } of [resource('x'), ...more]) azure.put('backend', id, body);
      return azure;
    };
    const behind = (...paths: readonly string[]): Desired => waiting('x', ['a'], { dependsOn: paths.map(idOf) });

    test('is proven behind what is written before it, and then is done', async () => {
      const azure = there();
      const proofs = byHand(azure);
      const events: string[] = [];
      const running = run([behind('role'), resource('role')], azure, { on: ({ type, step }) => events.push(`${type} ${step.label}`) });
      await turn();
      expect(azure.calls.at(-1)).toBe(`create ${idOf('role')}`);
      expect(proofs.begun).toEqual(['a']);
      proofs.end('a');
      const { done, failed, skipped } = await running;
      expect(done.map(({ step, wrote }) => [step.label, wrote])).toEqual([['role', true], ['x', false]]);
      expect([...failed, ...skipped]).toEqual([]);
      expect(events).toEqual(['start role', 'done role', 'proven x']);
    });

    test('is proven also behind what hangs on a write, itself unwritten', async () => {
      const azure = there(resource('between'));
      const proofs = byHand(azure);
      const running = run([behind('between'), resource('between', { dependsOn: [idOf('role')] }), resource('role')], azure);
      await turn();
      expect(proofs.begun).toEqual(['a']);
      proofs.end('a');
      expect((await running).done).toHaveLength(3);
    });

    test('is not proven for a write that it does not hang on, unless somebody asked for it', async () => {
      const azure = there();
      const proofs = byHand(azure);
      expect((await run([behind(), resource('other')], azure)).done).toHaveLength(2);
      expect(proofs.begun).toEqual([]);
      const running = run([resource('x', { awaits: [readiness('a'), { ...readiness('b'), asked: true }] })], azure);
      await turn();
      expect(proofs.begun).toEqual(['b']);
      proofs.end('b');
      expect((await running).done).toHaveLength(1);
    });

    test('fails with its proof, and takes what depends on it along', async () => {
      const azure = there();
      azure.prove = () => Promise.reject(new Error('never'));
      const { done, failed, skipped } = await run([behind('role'), resource('role'), resource('after', { dependsOn: [idOf('x')] })], azure);
      expect(labels(done.map(({ step }) => step))).toEqual(['role']);
      expect(failed.map(({ step, error }) => [step.label, error.message])).toEqual([['x', 'never']]);
      expect(labels(skipped)).toEqual(['after']);
    });

    test('counts as not started where the run is stopped, or what it hangs on fails', async () => {
      const azure = there();
      const proofs = byHand(azure);
      const stop = new AbortController();
      const running = run([behind('role'), resource('role')], azure, { signal: stop.signal });
      await turn();
      stop.abort();
      expect(await running).toMatchObject({ failed: [], skipped: [{ label: 'x' }], cancelled: true });
      azure.drop('backend', idOf('role'));
      azure.fault = (_call, write) => (write ? 'before' : undefined);
      expect(await run([behind('role'), resource('role')], azure)).toMatchObject({ failed: [{ step: { label: 'role' } }], skipped: [{ label: 'x' }], done: [] });
      expect(proofs.begun).toEqual(['a']);
    });

    test('gives what later steps take from it from the start', async () => {
      const azure = there();
      const proofs = byHand(azure);
      const running = run([resource('x', { awaits: [{ ...readiness('a'), asked: true }], yields: { 'x.url': ['properties', 'url'] } }), resource('y', { body: { properties: { url: { late: 'x.url' } } } })], azure);
      await turn();
      proofs.end('a');
      const { late } = await running;
      expect(late).toEqual({ 'x.url': 'x' });
      expect(azure.get('backend', idOf('y'))?.body).toMatchObject({ properties: { url: 'x' } });
    });
  });

  test('holds neither a place nor a lock while it waits', async () => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    const running = run([waiting('x', ['a'], { locks: ['api'] }), resource('y', { locks: ['api'] }), resource('z')], azure, { parallel: 1 });
    await turn();
    expect(azure.calls.filter((call) => call.startsWith('create'))).toEqual([`create ${idOf('y')}`, `create ${idOf('z')}`]);
    proofs.end('a');
    expect((await running).done).toHaveLength(3);
  });

  test('takes its place and its locks when it is proven', async () => {
    const azure = fakeAzure();
    let writing = 0;
    azure.onWrite = () => void expect(writing).toBe(1);
    const driver = { ...azure.driver, create: async (...args: Parameters<typeof azure.driver.create>) => {
      writing += 1;
      await turn();
      return azure.driver.create(...args).finally(() => (writing -= 1));
    } };
    const { done } = await run([waiting('x', ['a'], { locks: ['api'] }), waiting('y', ['a'], { locks: ['api'] })], { ...azure, driver });
    expect(done).toHaveLength(2);
  });
});

describe('a proof that fails', () => {
  test('fails every step that waits for it, skips what depends on them, and lets the others go on', async () => {
    const azure = fakeAzure();
    azure.prove = ({ label }) => (label.endsWith(' a') ? Promise.reject(new Error('never')) : Promise.resolve());
    const events: string[] = [];
    const desired = [waiting('x', ['a']), waiting('y', ['a']), resource('after', { dependsOn: [idOf('x')] }), waiting('z', ['b'])];
    const { done, failed, skipped, cancelled, attempts } = await run(desired, azure, { on: ({ type, step }) => events.push(`${type} ${step.label}`) });
    expect(failed.map(({ step, error }) => [step.label, error.message])).toEqual([['x', 'never'], ['y', 'never']]);
    expect(labels(skipped)).toEqual(['after']);
    expect(labels(done.map(({ step }) => step))).toEqual(['z']);
    expect(cancelled).toBe(false);
    expect(labels(attempts)).toEqual(['z']);
    expect(events).toEqual(['proven z', 'failed x', 'skipped after', 'failed y', 'start z', 'done z']);
  });

  test('stops the other proofs of its step at the end of the run', async () => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    const running = run([waiting('x', ['a', 'b'])], azure);
    await turn();
    proofs.end('a', new Error('never'));
    expect(labels((await running).failed.map(({ step }) => step))).toEqual(['x']);
    expect(proofs.stopped).toContain('b');
  });
});

describe('a run that is stopped while it waits', () => {
  test.each(['signal', 'hardSignal'])('by its %s ends the proofs; the step counts as not started', async (which) => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    const stop = new AbortController();
    const running = run([resource('first'), waiting('x', ['a'], { dependsOn: [idOf('first')] }), resource('after', { dependsOn: [idOf('x')] })], azure, { [which]: stop.signal });
    await turn();
    expect(proofs.begun).toEqual(['a']);
    stop.abort();
    const { done, failed, skipped, cancelled } = await running;
    expect(labels(done.map(({ step }) => step))).toEqual(['first']);
    expect(failed).toEqual([]);
    expect(labels(skipped)).toEqual(['x', 'after']);
    expect(cancelled).toBe(true);
    expect(proofs.stopped).toEqual(['a']);
  });

  test('by its journal says that it was the journal', async () => {
    const azure = fakeAzure();
    const proofs = byHand(azure);
    let appended = 0;
    const journal = { append: () => (++appended > 1 ? Promise.reject(new Error('disk full')) : Promise.resolve()) };
    const { failed, skipped, cancelled } = await run([waiting('x', ['a']), resource('other')], azure, { journal });
    expect(failed.map(({ step, error }) => [step.label, 'code' in error && error.code])).toEqual([['x', 'JournalFailed']]);
    expect(skipped).toEqual([]);
    expect(cancelled).toBe(false);
    expect(proofs.stopped).toEqual(['a']);
  });
});
