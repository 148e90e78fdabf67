import { expect, test } from 'vitest';
import { apply } from '../../src/engine/apply.ts';
import type { Applied, ApplyOptions } from '../../src/engine/apply.ts';
import type { JournalEntry } from '../../src/engine/journal.ts';
import { noJournal } from '../../src/engine/journal.ts';
import { ArmError } from '../../src/model/arm-error.ts';
import type { Plan, StepEvent } from '../../src/model/plan.ts';
import type { Desired } from '../../src/model/resource.ts';
import { fakeAzure } from './fake-azure.ts';
import type { FakeAzure } from './fake-azure.ts';
import { asItIs, gone, idOf, planFor, resource } from './resources.ts';
import { turns } from './turns.ts';

function run(made: Plan, azure: FakeAzure, more: Partial<ApplyOptions> = {}): Promise<Applied> {
  const signal = new AbortController().signal;
  return apply(made, azure.driver, { parallel: 4, limits: {}, signal, on: () => undefined, journal: noJournal, derivations: {}, comparable: asItIs, now: () => 0, ...more });
}

function standing(...paths: readonly string[]): FakeAzure {
  const azure = fakeAzure();
  for (const path of paths) azure.put('backend', idOf(path), { properties: { url: `old ${path}` } });
  return azure;
}

function calls(azure: FakeAzure): readonly string[] {
  return azure.calls.map((call) => call.replace(idOf(''), ''));
}

function planned(desired: readonly Desired[], azure: FakeAzure): Plan {
  return planFor(desired, azure.live());
}

test('a create reads first, an update and a deletion send the ETag of the plan', async () => {
  const azure = standing('b', 'c');
  const etags: (string | undefined)[] = [];
  const driver = {
    ...azure.driver,
    update: (update: Parameters<typeof azure.driver.update>[0], signal: AbortSignal) => (etags.push(update.etag), azure.driver.update(update, signal)),
    remove: (...args: Parameters<typeof azure.driver.remove>) => (etags.push(args[2]), azure.driver.remove(...args)),
  };
  const made = planned([resource('a'), resource('b'), gone('c')], azure);
  const { done } = await run(made, { ...azure, driver }, { parallel: 1 });
  expect(calls(azure)).toEqual(['read a', 'create a', 'update b', 'remove c']);
  expect(etags).toEqual(['"1"', '"2"']);
  expect(done.map(({ wrote }) => wrote)).toEqual([true, true, true]);
});

test('steps with nothing to do call nothing, make no events, and yield what is live', async () => {
  const azure = fakeAzure();
  azure.put('backend', idOf('giver'), { properties: { url: 'giver', key: 'K' } });
  const events: StepEvent[] = [];
  const desired = [resource('giver', { yields: { key: ['properties', 'key'] } }), resource('taker', { body: { properties: { url: { late: 'key' } } } })];
  const { done, late } = await run(planned(desired, azure), azure, { on: (event) => events.push(event) });
  expect(late).toEqual({ key: 'K' });
  expect(done.map(({ step, wrote }) => [step.label, wrote])).toEqual([['giver', false], ['taker', true]]);
  expect(events.map(({ type, step }) => `${type} ${step.label}`)).toEqual(['start taker', 'done taker']);
  expect(azure.get('backend', idOf('taker'))?.body).toMatchObject({ properties: { url: 'K' } });
});

test('a value that Azure gives to one step reaches the name and the body of the next', async () => {
  const azure = fakeAzure();
  const desired = [
    resource('identity', { yields: { principal: ['properties', 'given'] } }),
    resource('roles/(known after apply)', { lateName: { late: 'principal', via: 'short' }, body: { principalId: { late: 'principal' } } }),
  ];
  const { done } = await run(planned(desired, azure), azure, { derivations: { short: (value) => String(value).slice(0, 5) } });
  expect(done[1]?.id).toBe(idOf('roles/given'));
  expect(azure.get('backend', idOf('roles/given'))?.body).toMatchObject({ principalId: expect.stringContaining('given-') });
});

test('a value that Azure does not give fails only the step that needs it', async () => {
  const azure = fakeAzure();
  const desired = [resource('giver', { yields: { key: ['nowhere'] } }), resource('taker', { body: { key: { late: 'key' } } }), resource('other')];
  const { done, failed } = await run(planned(desired, azure), azure);
  expect(done.map(({ step }) => step.label)).toEqual(['giver', 'other']);
  expect(failed[0]?.error).toMatchObject({ code: 'LateValueMissing' });
});

test('what appeared as wanted is done without a write, and what appeared otherwise is a conflict', async () => {
  const azure = fakeAzure();
  const unseen = { body: { document: 'd' }, changes: [] };
  const made = planned([resource('same'), resource('other'), resource('import', { unseen })], azure);
  azure.put('backend', idOf('same'), { properties: { url: 'same', more: 1 } });
  azure.put('backend', idOf('other'), { properties: { url: 'x' } });
  azure.put('backend', idOf('import'), { properties: { url: 'import' } });
  const { done, failed, attempts } = await run(made, azure);
  expect(done).toMatchObject([{ step: { label: 'same' }, wrote: false }]);
  expect(failed.map(({ step, error }) => [step.label, (error as { code?: string }).code])).toEqual([['other', 'Conflict'], ['import', 'Conflict']]);
  expect(failed[0]?.error.message).toContain('other appeared since the plan was made');
  expect(attempts).toEqual([]);
  expect(calls(azure).filter((call) => !call.startsWith('read'))).toEqual([]);
});

test('what appeared as wanted counts as done with its document too, where what is stated tells which that was', async () => {
  const azure = fakeAzure();
  const made = planned([resource('import', { unseen: { body: { document: 'd' }, changes: [], evident: true } })], azure);
  azure.put('backend', idOf('import'), { properties: { url: 'import' } });
  expect(await run(made, azure)).toMatchObject({ done: [{ wrote: false }], failed: [], attempts: [] });
});

test('an update that somebody else made in the same words, or whose first answer was lost, is done and not ours to take back', async () => {
  const azure = standing('b');
  const made = planned([resource('b')], azure);
  azure.put('backend', idOf('b'), { properties: { url: 'b' } });
  expect(await run(made, azure)).toMatchObject({ done: [{ wrote: false }], failed: [], attempts: [] });
});

test('412 says that somebody changed it since the plan', async () => {
  for (const desired of [resource('b'), gone('b')]) {
    const azure = standing('b');
    const made = planned([desired], azure);
    azure.put('backend', idOf('b'), { properties: { url: 'theirs' } });
    const { failed, attempts } = await run(made, azure);
    expect(failed).toMatchObject([{ error: { code: 'ChangedSincePlan', exitCode: 5, cause: { status: 412 } } }]);
    expect(attempts).toEqual([]);
  }
});

test('without an ETag in the plan a second read gives it, and must show what the plan saw', async () => {
  const azure = fakeAzure({ listsHaveEtags: false });
  for (const path of ['a', 'b', 'c', 'd']) azure.put('backend', idOf(path), { properties: { url: 'old' } });
  const first = { dependsOn: [idOf('c'), idOf('d')] };
  const made = planned([gone('c'), gone('d'), resource('a', first), resource('b', first)], azure);
  azure.put('backend', idOf('a'), { properties: { url: 'old', shownByGet: true } });
  azure.put('backend', idOf('b'), { properties: { url: 'theirs' } });
  azure.drop('backend', idOf('d'));
  const { done, failed, attempts } = await run(made, azure);
  expect(done.map(({ step, wrote }) => [step.label, wrote]).toSorted()).toEqual([['a', true], ['c', true], ['d', false]]);
  expect(failed).toMatchObject([{ step: { label: 'b' }, error: { code: 'ChangedSincePlan' } }]);
  expect(attempts.find(({ action }) => action === 'update')).toMatchObject({ before: { properties: { shownByGet: true } }, etagBefore: '"5"' });
});

test('a document is sent with an update only where there is a reason', async () => {
  const azure = standing('a', 'b');
  const body = { document: 'd' };
  const sent: unknown[] = [];
  const driver = { ...azure.driver, update: (update: Parameters<typeof azure.driver.update>[0], signal: AbortSignal) => (sent.push(update.unseen), azure.driver.update(update, signal)) };
  await run(planned([resource('a', { unseen: { body, changes: [] } }), resource('b', { unseen: { body, changes: [{ path: 'operations' }] } })], azure), { ...azure, driver }, { parallel: 1 });
  expect(sent).toEqual([undefined, { document: 'd' }]);
});

test('a failed step takes its dependents with it, also through steps with nothing to do, and nothing else', async () => {
  const azure = fakeAzure();
  azure.put('backend', idOf('middle'), { properties: { url: 'middle' } });
  azure.fault = (call) => (calls(azure).length === call && call === 0 ? 'before' : undefined);
  const desired = [
    resource('first'),
    resource('middle', { dependsOn: [idOf('first')] }),
    resource('last', { dependsOn: [idOf('middle')] }),
    resource('very last', { dependsOn: [idOf('last')] }),
    resource('apart'),
  ];
  const events: string[] = [];
  const { done, failed, skipped, cancelled } = await run(planned(desired, azure), azure, { parallel: 1, on: ({ type, step }) => events.push(`${type} ${step.label}`) });
  expect(failed).toMatchObject([{ step: { label: 'first' }, error: expect.any(ArmError) }]);
  expect(skipped.map(({ label }) => label)).toEqual(['last', 'very last']);
  expect(done.map(({ step }) => step.label)).toEqual(['middle', 'apart']);
  expect(events).toEqual(['start first', 'failed first', 'skipped last', 'skipped very last', 'start apart', 'done apart']);
  expect(cancelled).toBe(false);
});

test('an abort starts nothing more and lets running steps finish', async () => {
  const time = turns(1);
  const azure = fakeAzure({ wait: () => time.wait() });
  const abort = new AbortController();
  time.onTurn = (turn) => void (turn === 1 && abort.abort());
  const outcome = await time.settle(run(planned([resource('a'), resource('b'), resource('c')], azure), azure, { parallel: 2, signal: abort.signal }));
  expect(outcome).toMatchObject({ cancelled: true, failed: [], skipped: [{ label: 'c' }] });
  expect(outcome?.done.map(({ step }) => step.label).toSorted()).toEqual(['a', 'b']);
});

test('the driver sees the hard signal only', async () => {
  const azure = fakeAzure();
  const soft = new AbortController();
  const hard = new AbortController();
  const seen: AbortSignal[] = [];
  const driver = { ...azure.driver, read: (...args: Parameters<typeof azure.driver.read>) => (seen.push(args[2]), azure.driver.read(...args)) };
  await run(planned([resource('a')], azure), { ...azure, driver }, { signal: soft.signal, hardSignal: hard.signal });
  soft.abort();
  expect(seen.map((signal) => signal.aborted)).toEqual([false]);
  hard.abort();
  expect(seen.map((signal) => signal.aborted)).toEqual([true]);
});

test('every write is announced in the journal before it begins, and its end is noted', async () => {
  const azure = standing('b');
  const entries: (JournalEntry | string)[] = [];
  azure.onWrite = (_kind, id) => entries.push(id);
  const made = planned([resource('a'), resource('b', { dependsOn: [idOf('a')] })], azure);
  await run(made, azure, { journal: { append: (entry) => Promise.resolve(void entries.push(entry)) } });
  expect(entries).toMatchObject([
    { type: 'step-start', id: idOf('a'), action: 'create', needs: [] },
    idOf('a'),
    { type: 'step-end', id: idOf('a'), result: 'written', etag: '"2"' },
    { type: 'step-start', id: idOf('b'), action: 'update', before: { properties: { url: 'old b' } }, etagBefore: '"1"', needs: [idOf('a')] },
    idOf('b'),
    { type: 'step-end', id: idOf('b'), result: 'written', etag: '"3"' },
  ]);
});

test.each([
  ['before', 'failed', 1],
  ['after', 'failed', 1],
] as const)('a write that failed %s it took effect may have happened', async (fault, result, attempts) => {
  const azure = fakeAzure();
  azure.fault = (_call, write) => (write ? fault : undefined);
  const entries: JournalEntry[] = [];
  const outcome = await run(planned([resource('a')], azure), azure, { journal: { append: (entry) => Promise.resolve(void entries.push(entry)) } });
  expect(entries[1]).toEqual({ type: 'step-end', id: idOf('a'), kind: 'backend', result, error: 'Fake' });
  expect(outcome.attempts).toMatchObject(Array.from({ length: attempts }, () => ({ result: 'unknown' })));
});

test.each([
  ['the first announcement', 0, [], ['a'], ['b']],
  ['the first end', 1, ['a'], ['b'], []],
  ['the last end', 3, ['a', 'b'], [], []],
])('a journal that breaks at %s stops the run, and nothing is written that is not announced', async (_, breaksAt, done, failed, skipped) => {
  const azure = fakeAzure();
  let appended = 0;
  const append = (): Promise<void> => (appended++ === breaksAt ? Promise.reject(new Error('disk full')) : Promise.resolve());
  const outcome = await run(planned([resource('a'), resource('b')], azure), azure, { parallel: 1, journal: { append } });
  expect(outcome.done.map(({ step }) => step.label)).toEqual(done);
  expect(outcome.failed.map(({ step }) => step.label)).toEqual(failed);
  expect(outcome.skipped.map(({ label }) => label)).toEqual(skipped);
  for (const { error } of outcome.failed) expect(error).toMatchObject({ code: 'JournalFailed', message: expect.stringContaining('disk full') });
  expect(calls(azure).filter((call) => call.startsWith('create'))).toEqual(done.map((label) => `create ${label}`));
});

test('after the journal broke no running step announces or writes anything', async () => {
  const azure = fakeAzure();
  const time = turns(1);
  const others = time.wait();
  const read: typeof azure.driver.read = async (kind, id, signal) => {
    if (id !== idOf('a')) await others;
    return azure.driver.read(kind, id, signal);
  };
  let appended = 0;
  const append = (): Promise<void> => (appended++ === 0 ? Promise.reject(new Error('disk full')) : Promise.resolve());
  const made = planned([resource('a'), resource('b'), resource('c')], azure);
  const outcome = await time.settle(run(made, { ...azure, driver: { ...azure.driver, read } }, { journal: { append } }));
  expect(outcome?.failed.map(({ step }) => step.label)).toEqual(['a', 'b', 'c']);
  expect(appended).toBe(1);
  expect(outcome?.attempts).toEqual([]);
  expect(azure.snapshot()).toEqual({});
});

test('a deletion that nothing waits for is left undone where an upsert failed', async () => {
  const azure = standing('old');
  azure.fault = (_call, write) => (write ? 'before' : undefined);
  const { skipped } = await run(planned([gone('old'), resource('new')], azure), azure);
  expect(skipped.map(({ label }) => label)).toEqual(['old']);
});

test('what an earlier step brought along is written over with the ETag of the read, what somebody else made is not', async () => {
  const brought = { properties: { url: 'copied' } };
  const desired = [resource('p', { replaces: brought }), resource('q', { replaces: brought })];
  const azure = fakeAzure();
  const made = planned(desired, azure);
  azure.put('backend', idOf('p'), brought);
  azure.put('backend', idOf('q'), { properties: { url: 'of somebody else' } });
  const { attempts, done, failed } = await run(made, azure, { parallel: 1 });
  expect(calls(azure)).toEqual(['read p', 'update p', 'read q']);
  expect(done.map(({ wrote }) => wrote)).toEqual([true]);
  expect(attempts.map(({ action, before }) => ({ action, url: (before?.['properties'] as { url?: string } | undefined)?.url }))).toEqual([{ action: 'update', url: 'copied' }]);
  expect(failed.map(({ error, step }) => [step.label, error])).toEqual([['q', expect.objectContaining({ exitCode: 5 })]]);
});

test('what an earlier step changes is read right before it is updated', async () => {
  const azure = standing('p');
  const made = planned([resource('p', { rereads: true })], azure);
  azure.put('backend', idOf('p'), { properties: { url: 'exchanged by a release' } });
  const { attempts, failed } = await run(made, azure);
  expect(failed).toEqual([]);
  expect(calls(azure)).toEqual(['read p', 'update p']);
  expect(attempts[0]?.before).toMatchObject({ properties: { url: 'exchanged by a release' } });
  expect(azure.get('backend', idOf('p'))?.body).toMatchObject({ properties: { url: 'p' } });
});

test('a step that puts something aside is not made where that changed, or got something besides, since the plan', async () => {
  for (const [change, code] of [[{ url: 'old p' }, undefined], [{ url: 'theirs' }, 'ChangedSincePlan'], [{ url: 'old p', more: 1 }, 'ChangedSincePlan']] as const) {
    const azure = standing('p');
    const aside = { id: idOf('p'), kind: 'backend', body: { properties: { url: 'old p' } }, etag: '"old"', label: 'the former' } as const;
    const made = planned([resource('a', { unchanged: [aside] })], azure);
    azure.put('backend', idOf('p'), { properties: change });
    const { failed, attempts } = await run(made, azure);
    expect(failed.map(({ error }) => (error as { code?: string }).code)).toEqual(code === undefined ? [] : [code]);
    expect(attempts).toHaveLength(code === undefined ? 1 : 0);
  }
});
