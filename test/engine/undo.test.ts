import { expect, test } from 'vitest';
import type { Attempt, Intent } from '../../src/engine/attempt.ts';
import type { JournalEntry } from '../../src/engine/journal.ts';
import { recordedAttempts } from '../../src/engine/recorded-attempts.ts';
import { restored } from '../../src/engine/restore.ts';
import { undo } from '../../src/engine/undo.ts';
import type { UndoOptions } from '../../src/engine/undo.ts';
import { fakeAzure } from './fake-azure.ts';
import type { FakeAzure } from './fake-azure.ts';
import { asItIs, idOf } from './resources.ts';

const stated = { properties: { url: 'new' } };
const old = { properties: { url: 'old', more: 1 } };

function attempt(path: string, more: Partial<Attempt> = {}): Attempt {
  return { id: idOf(path), kind: 'backend', label: path, action: 'create', body: stated, sentUnseen: false, needs: [], result: 'written', etag: '"1"', ...more };
}

function updated(path: string, more: Partial<Attempt> = {}): Attempt {
  return attempt(path, { action: 'update', before: old, etagBefore: '"0"', ...more });
}

function removed(path: string, more: Partial<Attempt> = {}): Attempt {
  return attempt(path, { action: 'delete', body: {}, before: old, etagBefore: '"0"', etag: undefined, ...more });
}

async function outcomes(azure: FakeAzure, attempts: readonly Attempt[], more: Partial<UndoOptions> = {}): Promise<readonly string[]> {
  const results = await undo(attempts, azure.driver, { comparable: asItIs, signal: new AbortController().signal, ...more });
  return results.map((back) => `${back.attempt.label}: ${back.result}${back.result === 'kept' ? `, ${back.why}` : ''}`);
}

/** An Azure in which each of the paths stands as written, the first with ETag 1, the next with 2. */
function after(...paths: readonly string[]): FakeAzure {
  const azure = fakeAzure();
  for (const path of paths) azure.put('backend', idOf(path), { properties: { url: 'new', more: 1 } });
  return azure;
}

test('the last is taken back first: created goes, updated gets its old fields, deleted comes back', async () => {
  const azure = after('made', 'changed');
  const seen: string[] = [];
  const all = [attempt('made'), updated('changed', { etag: '"2"' }), removed('gone')];
  expect(await outcomes(azure, all, { on: ({ attempt: { label } }) => seen.push(label) })).toEqual(['gone: undone', 'changed: undone', 'made: undone']);
  expect(seen).toEqual(['gone', 'changed', 'made']);
  expect(azure.get('backend', idOf('made'))).toBeUndefined();
  expect(azure.get('backend', idOf('changed'))?.body).toEqual(old);
  expect(azure.get('backend', idOf('gone'))?.body).toMatchObject(old);
});

test('a policy that says what was written is taken back, although it was written again since', async () => {
  const policy = { kind: 'apiPolicy', etag: '"0"' } as const;
  const azure = fakeAzure();
  azure.put('apiPolicy', idOf('made'), stated);
  azure.put('apiPolicy', idOf('masked'), stated);
  azure.put('apiPolicy', idOf('edited'), { properties: { url: 'theirs' } });
  const all = [attempt('made', policy), attempt('masked', { ...policy, redacted: true }), attempt('edited', policy)];
  expect(await outcomes(azure, all)).toEqual(['edited: kept, somebody changed it since', 'masked: kept, somebody changed it since', 'made: undone']);
});

test('what somebody changed since is kept', async () => {
  const azure = after('made', 'changed', 'back');
  const all = [attempt('made', { etag: '"0"' }), updated('changed', { etag: '"0"' }), updated('missing'), removed('back')];
  expect(await outcomes(azure, all)).toEqual([
    'back: kept, something else stands there now',
    'missing: kept, somebody deleted it since',
    'changed: kept, somebody changed it since',
    'made: kept, somebody changed it since',
  ]);
  expect(azure.calls.filter((call) => !call.startsWith('read'))).toEqual([]);
});

test('what a kept resource needs is kept too', async () => {
  const azure = after('base', 'user', 'apart');
  const all = [attempt('apart', { etag: '"3"' }), attempt('base'), attempt('user', { etag: '"0"', needs: [idOf('BASE')] })];
  expect(await outcomes(azure, all)).toEqual(['user: kept, somebody changed it since', 'base: kept, user was kept and needs it', 'apart: undone']);
});

test('a change in the last moment is kept by its ETag', async () => {
  const azure = after('made');
  const driver = { ...azure.driver, remove: (...args: Parameters<typeof azure.driver.remove>) => (azure.put('backend', idOf('made'), {}), azure.driver.remove(...args)) };
  expect(await outcomes({ ...azure, driver }, [attempt('made')])).toEqual(['made: kept, somebody changed it since']);

  const other = after('changed');
  const late = { ...other.driver, update: (...args: Parameters<typeof azure.driver.update>) => (other.put('backend', idOf('changed'), {}), other.driver.update(...args)) };
  expect(await outcomes({ ...other, driver: late }, [updated('changed')])).toEqual(['changed: kept, somebody changed it since']);
});

test('without ETags the stated fields decide', async () => {
  const azure = after('same', 'other');
  azure.put('backend', idOf('other'), { properties: { url: 'theirs' } });
  const all = [attempt('same', { etag: undefined }), attempt('other', { etag: undefined })];
  expect(await outcomes(azure, all)).toEqual(['other: kept, somebody changed it since', 'same: undone']);
});

test('an attempt with an unknown end is looked up first', async () => {
  const azure = after('made', 'changed', 'stays', 'theirs');
  azure.put('backend', idOf('theirs'), { properties: { url: 'theirs' } });
  const unknown = { result: 'unknown', etag: undefined } as const;
  const all = [
    attempt('made', unknown),
    attempt('never made', unknown),
    updated('changed', unknown),
    updated('stays', { ...unknown, etagBefore: '"3"' }),
    updated('theirs', unknown),
    removed('gone', unknown),
    removed('stays', unknown),
  ];
  expect(await outcomes(azure, all)).toEqual([
    'stays: not needed',
    'gone: undone',
    'theirs: kept, it is not as this run would have left it',
    'stays: not needed',
    'changed: undone',
    'never made: not needed',
    'made: undone',
  ]);
});

test('what was sent and cannot be seen cannot be taken back, the fields can', async () => {
  const azure = after('api');
  expect(await outcomes(azure, [updated('api', { sentUnseen: true })])).toEqual([
    'api: kept, the document that was sent with it stays: import the former one again; its other fields are as before',
  ]);
  expect(azure.get('backend', idOf('api'))?.body).toEqual(old);
});

test('masked values are neither compared nor written back', async () => {
  const azure = after('made', 'changed');
  const all = [attempt('made', { redacted: true }), updated('changed', { redacted: true, etag: '"2"' }), removed('gone', { redacted: true })];
  const why = 'its values are secret and were not recorded';
  expect(await outcomes(azure, all)).toEqual([`gone: kept, ${why}`, `changed: kept, ${why}`, 'made: undone']);
});

test('a refusal of the service keeps that one, with its words', async () => {
  const azure = after('a', 'b');
  azure.fault = (call) => (call === 1 ? 'before' : undefined);
  expect(await outcomes(azure, [attempt('a'), attempt('b', { etag: '"2"' })])).toEqual([`b: kept, ${idOf('b')} failed`, 'a: undone']);
});

test('what is never undone is not touched', async () => {
  const azure = after('identity');
  expect(await outcomes(azure, [attempt('identity')], { never: ({ label }) => (label === 'identity' ? 'others may use it' : undefined) })).toEqual([
    'identity: kept, others may use it',
  ]);
  expect(azure.calls).toEqual([]);
});

test('after an abort nothing further is undone', async () => {
  const azure = after('a', 'b');
  const abort = new AbortController();
  const all = [attempt('a'), attempt('b', { etag: '"2"' })];
  expect(await outcomes(azure, all, { signal: abort.signal, on: () => abort.abort() })).toEqual(['b: undone', 'a: kept, cancelled before its turn']);
});

test('old fields come back, new ones become null, arrays come back whole, the rest is left alone', () => {
  const before = { location: 'l', properties: { URL: 'old', pool: { services: [{ id: 'x', weight: 1 }] }, scalar: 1, more: 1 } };
  const now = { properties: { url: 'new', pool: { services: [] }, added: { deep: 1 }, scalar: { a: 1 }, none: undefined } };
  expect(restored(now, before)).toEqual({ properties: { url: 'old', pool: { services: [{ id: 'x', weight: 1 }] }, added: null, scalar: 1 } });
});

function intent(path: string): Intent {
  return { id: idOf(path), kind: 'backend', label: path, action: 'create', body: stated, sentUnseen: false, needs: [] };
}

function begin(path: string): JournalEntry {
  return { type: 'step-start', ...intent(path) };
}

function end(path: string, result: 'written' | 'refused' | 'failed'): JournalEntry {
  return { type: 'step-end', id: idOf(path).toUpperCase(), kind: 'backend', result, etag: '"9"' };
}

test('a journal gives the attempts of its last run, those without an end last', () => {
  const run: JournalEntry = { type: 'run-start', command: 'import', target: {} };
  const entries = [run, begin('earlier'), run, begin('cut off'), begin('a'), begin('b'), begin('c'), end('b', 'written'), end('a', 'failed'), end('c', 'refused')];
  expect(recordedAttempts(entries)).toEqual([
    { ...intent('b'), result: 'written', etag: '"9"' },
    { ...intent('a'), result: 'unknown' },
    { ...intent('cut off'), result: 'unknown' },
  ]);
});

test('what says which document was sent stays with it', async () => {
  const azure = fakeAzure();
  azure.put('api', idOf('api'), { properties: { path: 'new', description: 'document two' } });
  const before = { properties: { path: 'old', description: 'document one' } };
  const sent = updated('api', { kind: 'api', body: { properties: { path: 'new', description: 'document two' } }, before, sentUnseen: true, stays: ['description'] });
  await outcomes(azure, [sent]);
  expect(azure.get('api', idOf('api'))?.body).toMatchObject({ properties: { path: 'old', description: 'document two' } });
});

test('a service that takes an update and changes nothing is not believed', async () => {
  const azure = after('a');
  const driver = { ...azure.driver, update: async () => azure.get('backend', idOf('a')) ?? { id: '', kind: 'backend' as const, body: {} } };
  expect(await outcomes({ ...azure, driver }, [updated('a')])).toEqual(['a: kept, the service did not take its former fields back']);
});

test('what is never taken back, but was refused and is not there, keeps nothing else', async () => {
  const azure = after('made');
  const never = ({ label }: Attempt): string | undefined => (label === 'release' ? 'a release stays' : undefined);
  const release = attempt('release', { result: 'unknown', needs: [idOf('made')] });
  expect(await outcomes(azure, [attempt('made'), release], { never })).toEqual(['release: not needed', 'made: undone']);
  azure.put('backend', idOf('made'), { properties: { url: 'new' } });
  azure.put('backend', idOf('release'), { properties: { url: 'new' } });
  expect(await outcomes(azure, [attempt('made'), release], { never })).toEqual(['release: kept, a release stays', 'made: kept, release was kept and needs it']);
});

test('what was deleted for good keeps nothing of what came before it', async () => {
  const azure = after('changed');
  const never = ({ label }: Attempt): string | undefined => (label === 'api' ? 'it does not come back' : undefined);
  const api = removed('api', { needs: [idOf('changed')] });
  expect(await outcomes(azure, [updated('changed', { etag: '"1"' }), api], { never })).toEqual(['api: kept, it does not come back', 'changed: undone']);
  // Where only something stands in the way, what it needs has to stay.
  const other = after('changed', 'api');
  expect(await outcomes(other, [updated('changed', { etag: '"1"' }), api])).toEqual(['api: kept, something else stands there now', 'changed: kept, api was kept and needs it']);
});
