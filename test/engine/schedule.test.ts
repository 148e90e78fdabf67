import { expect, test } from 'vitest';
import { nextTask, tasksOf } from '../../src/engine/schedule.ts';
import type { Capacity, Task } from '../../src/engine/schedule.ts';
import type { Desired } from '../../src/model/resource.ts';
import { idOf, live, planFor, resource } from './resources.ts';

function tasks(...desired: readonly Desired[]): readonly Task[] {
  return tasksOf(planFor(desired, [live('nothing to do')]).steps);
}

function labels(all: readonly Task[]): readonly string[] {
  return all.map(({ step }) => step.label);
}

function after(path: string, ...before: readonly string[]): Desired {
  return resource(path, { dependsOn: before.map(idOf) });
}

function locked(path: string): Desired {
  return resource(path, { locks: ['api:x'] });
}

/** What starts, if nothing ends. */
function started(all: readonly Task[], capacity: Capacity, done: ReadonlySet<Task> = new Set()): readonly string[] {
  const running: Task[] = [];
  for (;;) {
    const next = nextTask(all.filter((task) => !running.includes(task)), running, done, capacity);
    if (next === undefined) return labels(running);
    running.push(next);
  }
}

test('the start of the longest chain comes first', () => {
  expect(labels(tasks(resource('short'), after('b', 'a'), resource('a'), after('c', 'b')))).toEqual(['a', 'b', 'short', 'c']);
});

test('of equal chains the one comes first whose lock most others want', () => {
  expect(labels(tasks(resource('free'), locked('one'), locked('two')))).toEqual(['one', 'two', 'free']);
});

test('a step with nothing to do passes on what it waits for and adds no length', () => {
  const all = tasks(resource('first'), after('nothing to do', 'first'), after('last', 'nothing to do'));
  expect(labels(all)).toEqual(['first', 'last']);
  expect(labels([...(all[1]?.needs ?? [])])).toEqual(['first']);
});

test('no more start than may run at the same time, of all and of a kind', () => {
  const all = tasks(resource('a'), resource('b'), resource('x', { kind: 'api' }), resource('y', { kind: 'api' }));
  expect(started(all, { parallel: 3, limits: { backend: 1 } })).toEqual(['a', 'x', 'y']);
  expect(started(all, { parallel: 3, limits: {} })).toEqual(['a', 'b', 'x']);
  expect(started(all, { parallel: 0, limits: { backend: 0 } })).toEqual(['a']);
});

test('a held lock lets others pass', () => {
  const all = tasks(resource('a', { locks: ['l', 'm'] }), resource('b', { locks: ['m'] }), resource('c', { locks: ['n'] }));
  expect(started(all, { parallel: 9, limits: {} })).toEqual(['a', 'c']);
});

test('a step starts when all that it needs is done', () => {
  const all = tasks(resource('a'), resource('b'), after('c', 'a', 'b'));
  const [a, b] = all;
  expect(started(all.slice(1), { parallel: 9, limits: {} }, new Set(a && [a]))).toEqual(['b']);
  expect(started(all.slice(2), { parallel: 9, limits: {} }, new Set(a && b && [a, b]))).toEqual(['c']);
});
