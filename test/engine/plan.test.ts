import { expect, test } from 'vitest';
import { plan } from '../../src/engine/plan.ts';
import type { Comparable } from '../../src/engine/comparable.ts';
import type { Desired, LiveResource } from '../../src/model/resource.ts';
import { UserError } from '../../src/model/user-error.ts';
import { gone, idOf, live, planFor, resource } from './resources.ts';

const trimmed: Comparable = (_kind, body) => ({ ...body, value: String(body.value).trim() });

function actions(desired: readonly Desired[], resources: readonly LiveResource[] = []): readonly string[] {
  return planFor(desired, resources).steps.map((step) => `${step.action} ${step.label}`);
}

test('what is missing is created, what differs updated, what is too much deleted, the rest left', () => {
  const made = planFor(
    [resource('new'), resource('same'), resource('other', { body: { properties: { url: 'b' } } }), gone('old'), gone('never')],
    [live('same'), live('other', { properties: { url: 'a', more: 1 } }), live('old')],
  );
  expect(made.steps.map(({ action, label }) => `${action} ${label}`)).toEqual(['create new', 'noop same', 'update other', 'delete old', 'noop never']);
  expect(made.summary).toEqual({ create: 1, update: 1, delete: 1, noop: 2 });
  expect(made.steps[2]).toMatchObject({ changes: [{ path: 'properties.url', before: 'a', after: 'b' }], before: { properties: { url: 'a', more: 1 } }, etag: '"1"' });
});

test('ids are compared without case, kinds with one id are different things', () => {
  expect(actions([resource('Same')], [{ ...live('Same'), id: idOf('Same').toUpperCase() }])).toEqual(['noop Same']);
  expect(actions([resource('same', { kind: 'api' })], [live('same')])).toEqual(['create same']);
});

test('both sides are compared in the form that the kind asks for', () => {
  const made = plan([resource('p', { body: { value: ' x ' } })], [live('p', { value: 'x\n' })], { comparable: trimmed, takeOver: [] });
  expect(made.summary.noop).toBe(1);
});

test('what the service never shows is sent again only where there is a reason', () => {
  const unseen = { body: { value: 'document' }, changes: [{ path: 'operations', before: 1, after: 2 }] };
  expect(planFor([resource('api', { unseen })], [live('api')]).steps[0]).toMatchObject({ action: 'update', changes: unseen.changes });
  expect(actions([resource('api', { unseen: { ...unseen, changes: [] } })], [live('api')])).toEqual(['noop api']);
});

test('what has a late name is created', () => {
  const late = resource('roles/(known after apply)', { lateName: { late: 'principal' } });
  const identity = resource('identity', { yields: { principal: ['p'] } });
  expect(actions([late, identity], [live('identity'), live('roles/(known after apply)')])).toEqual(['noop identity', 'create roles/(known after apply)']);
});

test('steps stand in an order that respects dependencies and otherwise the given one', () => {
  expect(actions([resource('c', { dependsOn: [idOf('A')] }), resource('b'), resource('a')])).toEqual(['create b', 'create a', 'create c']);
});

test('a consumer of a late value stands behind its producer', () => {
  const consumer = resource('consumer', { body: { p: { late: 'x' } } });
  expect(actions([consumer, resource('producer', { yields: { x: ['x'] } })])).toEqual(['create producer', 'create consumer']);
});

test('deletions stand last, children before parents, unless something waits for them', () => {
  const desired = [gone('apis/x'), gone('apis/x/policies/policy'), gone('early'), resource('later', { dependsOn: [idOf('early')] }), resource('other')];
  const all = ['apis/x', 'apis/x/policies/policy', 'early'].map((path) => live(path));
  expect(actions(desired, all)).toEqual(['delete early', 'create later', 'create other', 'delete apis/x/policies/policy', 'delete apis/x']);
});

test.each<[string, readonly Desired[], string]>([
  ['a cycle', [resource('a', { dependsOn: [idOf('b')] }), resource('b', { dependsOn: [idOf('a')] })], 'depend on each other'],
  ['a resource that waits for itself', [resource('a', { dependsOn: [idOf('a')] })], 'depend on each other'],
  ['an unknown dependency', [resource('a', { dependsOn: [idOf('b')] })], 'not in the plan'],
  ['a late value that nothing yields', [resource('a', { body: { p: { late: 'x' } } })], '"x", which nothing in the plan yields'],
  ['a value that is yielded twice', [resource('a', { yields: { x: ['x'] } }), resource('b', { yields: { x: ['x'] } })], 'twice'],
  ['a resource that is wanted twice', [resource('a'), resource('A')], 'twice'],
  ['a deletion under a late name', [gone('a', { lateName: { late: 'x' } })], 'not known yet'],
])('%s is a programming error', (_, desired, message) => {
  expect(() => planFor(desired)).toThrow(message);
  expect(() => planFor(desired)).not.toThrow(UserError);
});

const foreign = { why: 'made by hand', hint: 'Choose another name, or pass --take-over.', canTakeOver: true };

function conflictOf(desired: readonly Desired[], resources: readonly LiveResource[], takeOver: readonly string[] = []): UserError | undefined {
  try {
    planFor(desired, resources, takeOver);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

test('every foreign resource that would be changed is named, with why and what can be done', () => {
  const change = { properties: { url: 'new' } };
  const desired = [
    resource('one', { foreign, body: change }),
    gone('two', { foreign: { ...foreign, why: 'of another API' } }),
    resource('same', { foreign }),
    resource('ours', { body: change }),
  ];
  const error = conflictOf(desired, ['one', 'two', 'same', 'ours'].map((path) => live(path)));
  expect(error).toMatchObject({ code: 'Conflict', exitCode: 5, hint: foreign.hint });
  expect(error?.message.split('\n')).toEqual([
    'one would be changed, but is not ours: made by hand',
    `  ${idOf('one')}`,
    'two would be deleted, but is not ours: of another API',
    `  ${idOf('two')}`,
  ]);
});

test('taking over is by full id or last segment, without case, and only where it can be', () => {
  const desired = [resource('backends/One', { foreign, body: { properties: { url: 'new' } } })];
  const there = [live('backends/One')];
  expect(conflictOf(desired, there, ['oNE'])).toBeUndefined();
  expect(conflictOf(desired, there, [idOf('BACKENDS/one')])).toBeUndefined();
  expect(conflictOf(desired, there, ['on', 'backends/one'])).toBeInstanceOf(UserError);
  expect(conflictOf(desired.map((one) => ({ ...one, foreign: { ...foreign, canTakeOver: false } })), there, ['one'])).toBeInstanceOf(UserError);
});
