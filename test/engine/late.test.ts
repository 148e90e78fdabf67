import { expect, test } from 'vitest';
import { lateNames, resolveId, resolveLate, yieldsOf } from '../../src/engine/late.ts';
import type { Json } from '../../src/model/json.ts';
import { resource } from './resources.ts';

const derivations = {
  join: (value: Json, args: readonly Json[]): Json => [value, ...args].join('-'),
  wrap: (value: Json): Json => ({ wrapped: value }),
};

test('late values are replaced wherever they stand', () => {
  const body = { a: { late: 'x' }, list: [1, { b: { late: 'y' } }], plain: null, none: undefined };
  expect(resolveLate(body, { x: 'X', y: { z: 1 } }, derivations)).toEqual({ a: 'X', list: [1, { b: { z: 1 } }], plain: null });
});

test('a derivation makes the value, from arguments that may be late themselves', () => {
  const late = { late: 'x', via: 'join', args: ['scope', { late: 'y', via: 'wrap' }, { late: 'y' }] };
  expect(resolveLate(late, { x: 'X', y: 'Y' }, derivations)).toBe('X-scope-[object Object]-Y');
  expect(resolveLate({ late: 'x', via: 'wrap' }, { x: 1 }, derivations)).toEqual({ wrapped: 1 });
});

test('a value that Azure did not give is a UserError that names it', () => {
  expect(() => resolveLate({ late: 'identity.principalId' }, {}, derivations)).toThrow(
    expect.objectContaining({ code: 'LateValueMissing', exitCode: 1, message: expect.stringContaining('identity.principalId') }),
  );
  expect(() => resolveLate({ late: 'toString' }, {}, derivations)).toThrow('toString');
});

test('an unknown derivation is a programming error', () => {
  expect(() => resolveLate({ late: 'x', via: 'nope' }, { x: 1 }, derivations)).toThrow(new Error('no derivation is named "nope"'));
});

test('a late name takes its place in the id, wherever that is, whatever it is called', () => {
  const assignment = resource('roleAssignments/(known after apply)', { lateName: { late: 'x', via: 'join', args: ['n'] } });
  expect(resolveId(assignment, { x: 'X' }, derivations)).toBe(assignment.id.replace('(known after apply)', 'X-n'));
  const policy = resource('operations/(known after apply)/policies/policy', { lateName: { late: 'x' } });
  expect(resolveId(policy, { x: '$&' }, derivations)).toBe(policy.id.replace('(known after apply)', () => '$&'));
  expect(() => resolveId(assignment, { x: 1 }, { join: () => 1 })).toThrow('resolved to number');
});

test('a resource waits for the late values of its body, its unseen part and its name', () => {
  const it = resource('a', {
    body: { p: [{ late: 'one' }] },
    unseen: { body: { q: { late: 'two', args: [{ late: 'three' }] } }, changes: [] },
    lateName: { late: 'four' },
  });
  expect(lateNames(it)).toEqual(['one', 'two', 'three', 'four']);
});

test('what a resource yields is taken from its body, as far as it is there', () => {
  const it = resource('a', { yields: { id: ['identity', 'principalId'], other: ['identity', 'tenantId'], no: ['x', 'y'] } });
  expect(yieldsOf(it, { identity: { principalID: 'p', tenantId: null } })).toEqual({ id: 'p' });
});
