import { expect, test } from 'vitest';
import { standingOf, type OpenedStep } from '../../../src/engine/saved/resume.ts';
import { savedSteps } from '../../../src/engine/saved/save-plan.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Desired, LiveResource } from '../../../src/model/resource.ts';
import { asItIs, gone, idOf, live, planFor, resource } from '../resources.ts';

const before = { properties: { url: 'before' } };
const after = { properties: { url: 'after' } };
const other = { properties: { url: 'theirs' } };
const unseen = { body: { value: 'document' }, changes: [{ path: 'operations', after: 2 }] };

function opened(made: Plan): readonly OpenedStep[] {
  return savedSteps(made, asItIs, (value) => value).map((saved, index) => ({ saved, desired: made.steps[index]?.desired }));
}

/** @param seen as lists show it, where that differs from a GET */
function standing(desired: readonly Desired[], then: readonly LiveResource[], now: readonly LiveResource[], seen = now): ReturnType<typeof standingOf> {
  const read = (kind: string, id: string): Promise<LiveResource | undefined> => Promise.resolve(now.find((each) => each.kind === kind && each.id === id));
  return standingOf(opened(planFor(desired, then)), { driver: { read }, live: seen, comparable: asItIs, derivations: {}, signal: new AbortController().signal });
}

async function told(desired: Desired, then: readonly LiveResource[], now: readonly LiveResource[], seen = now): Promise<string> {
  const found = await standing([desired], then, now, seen);
  if (found.moved.length > 0) return 'moved';
  return found.landed.length > 0 ? 'landed' : 'pending';
}

const wanted = resource('a', { body: after });
const at = (body: LiveResource['body']): readonly LiveResource[] => [live('a', body)];

test.each([
  ['a creation that was not made', wanted, [], [], 'pending'],
  ['a creation that was made', wanted, [], at(after), 'landed'],
  ['a creation in whose place is something else', wanted, [], at(other), 'moved'],
  ['an update that was not made', wanted, at(before), at(before), 'pending'],
  ['an update that was made', wanted, at(before), at(after), 'landed'],
  ['an update of what somebody changed', wanted, at(before), at(other), 'moved'],
  ['an update of what is gone', wanted, at(before), [], 'moved'],
  ['a deletion that was not made', gone('a'), at(before), at(before), 'pending'],
  ['a deletion that was made', gone('a'), at(before), [], 'landed'],
  ['a deletion of what somebody changed', gone('a'), at(before), at(other), 'moved'],
  ['what was to be left, and is as it was', wanted, at(after), at(after), 'pending'],
  ['what was to be left, and was changed', wanted, at(after), at(other), 'moved'],
  ['what was to be left, and is gone', wanted, at(after), [], 'moved'],
  ['what was to be gone, and came', gone('a'), [], at(other), 'moved'],
] as const)('%s', async (_, desired, then, now, expected) => {
  expect(await told(desired, then, now)).toBe(expected);
});

test('an update is as it was found where the list still shows it so, though a GET shows more', async () => {
  expect(await told(wanted, at(before), at({ ...before, more: 1 }), at(before))).toBe('pending');
});

test('a list shows each as it was found by its own id', async () => {
  const both = [live('a', before), live('b', before)];
  const found = await standing([wanted, resource('b', { body: after })], both, [live('a', { ...before, more: 1 }), live('b', other)], [live('a', before), live('b', other)]);
  expect(found.moved.map(({ id }) => id)).toEqual([idOf('b')]);
});

test('what an earlier step brings along may stand where something is created', async () => {
  expect(await told(resource('a', { body: after, replaces: before }), [], at(before))).toBe('pending');
  expect(await told(resource('a', { body: after, replaces: before }), [], at(other))).toBe('moved');
  const { live: base } = await standing([resource('a', { body: after, replaces: before })], [], at(before));
  expect(base).toEqual([]);
});

test('what an earlier step changes besides may be otherwise than it was found, but not gone', async () => {
  expect(await told(resource('a', { body: after, rereads: true }), at(before), at(other))).toBe('pending');
  expect(await told(resource('a', { body: after, rereads: true }), at(before), [])).toBe('moved');
});

test('what was sent unseen is known to be there only where what is seen tells', async () => {
  const api = (more: object): Desired => resource('a', { body: after, unseen: { ...unseen, ...more } });
  expect(await told(api({ evident: true }), at(before), at(after))).toBe('landed');
  expect(await told(api({}), at(before), at(after))).toBe('moved');
  expect(await told(api({ changes: [] }), at(before), at(after))).toBe('landed');
  const { desired } = await standing([api({ evident: true })], at(before), at(after));
  expect(desired[0]?.unseen?.changes).toEqual([]);
});

test('late values come from what is done, and give late names', async () => {
  const giver = resource('giver', { yields: { given: ['properties', 'given'] } });
  const late = { ...resource('x'), id: idOf('named/(known after apply)'), lateName: { late: 'given' }, body: { properties: { url: { late: 'given' } } } };
  const follower = resource('follower', { dependsOn: [late.id, giver.id] });
  const given = live('giver', { properties: { url: 'giver', given: 'n1' } });
  const named = live('named/n1', { properties: { url: 'n1' } });
  const found = await standing([giver, late, follower], [], [given, named]);
  expect(found.landed).toEqual([giver.id, idOf('named/n1')]);
  expect(found.desired.map(({ body, dependsOn, id, lateName }) => [id, lateName, body, dependsOn])).toEqual([
    [giver.id, undefined, giver.body, []],
    [idOf('named/n1'), undefined, { properties: { url: 'n1' } }, []],
    [follower.id, undefined, follower.body, [giver.id]],
  ]);
  const undone = await standing([giver, late, follower], [], []);
  expect([undone.landed, undone.moved, undone.desired[2]?.dependsOn]).toEqual([[], [], [late.id, giver.id]]);
  const elsewhere = await standing([giver, late], [], [given, live('named/n1', other)]);
  expect(elsewhere.moved.map(({ id }) => id)).toEqual([late.id]);
});

test('a step whose text is not known any more has moved', async () => {
  const [step] = opened(planFor([wanted]));
  const found = await standingOf(step === undefined ? [] : [{ ...step, desired: undefined }], { driver: { read: () => Promise.resolve(undefined) }, live: [], comparable: asItIs, derivations: {}, signal: new AbortController().signal });
  expect(found.moved).toEqual([step?.saved]);
});

test('more than eight are read, each once', async () => {
  const all = Array.from({ length: 20 }, (_, index) => resource(`r${index}`));
  const asked: string[] = [];
  const read = (_: string, id: string): Promise<undefined> => {
    asked.push(id);
    return Promise.resolve(undefined);
  };
  await standingOf(opened(planFor(all)), { driver: { read }, live: [], comparable: asItIs, derivations: {}, signal: new AbortController().signal });
  expect(asked).toEqual(all.map(({ id }) => id));
});
