import { expect, test } from 'vitest';
import { diff } from '../../src/model/diff.ts';
import type { JsonObject } from '../../src/model/json.ts';

const live: JsonObject = { location: 'sweden', properties: { url: 'https://a', pool: { services: [{ id: 'x', weight: 1 }, { id: 'y', weight: 2 }] }, title: null } };

test.each<[string, JsonObject]>([
  ['nothing stated', {}],
  ['a part of what is live', { properties: { url: 'https://a' } }],
  ['a key in other case', { properties: { URL: 'https://a' } }],
  ['an array of parts', { properties: { pool: { services: [{ id: 'x' }, { weight: 2 }] } } }],
  ['null where there is nothing', { properties: { description: null, title: null } }],
  ['undefined', { properties: { url: undefined } }],
  ['an empty array where there is nothing', { properties: { subnets: [] } }],
  ['an empty object where there is one', { properties: {} }],
])('%s is no change', (_, stated) => {
  expect(diff(stated, live)).toEqual([]);
});

test('a change names its path, what was and what will be', () => {
  expect(diff({ properties: { pool: { services: [{ id: 'x', weight: 3 }, { id: 'y' }] } } }, live)).toEqual([
    { path: 'properties.pool.services[0].weight', before: 1, after: 3 },
  ]);
});

test('what is created is shown field by field, without a before', () => {
  expect(diff({ properties: { url: 'https://a', tags: ['t', { a: 1 }] } }, {})).toEqual([
    { path: 'properties.url', after: 'https://a' },
    { path: 'properties.tags[0]', after: 't' },
    { path: 'properties.tags[1].a', after: 1 },
  ]);
  expect(diff({ a: 1 }, {})[0]).not.toHaveProperty('before');
});

test('elements that are no longer stated go', () => {
  expect(diff({ properties: { pool: { services: [{ id: 'x' }] } } }, live)).toEqual([{ path: 'properties.pool.services[1]', before: { id: 'y', weight: 2 } }]);
  expect(diff({ list: [] }, { list: [1] })).toEqual([{ path: 'list[0]', before: 1 }]);
});

test('null takes a value away', () => {
  expect(diff({ location: null }, live)).toEqual([{ path: 'location', before: 'sweden', after: null }]);
});

test('a value of another type changes as a whole', () => {
  expect(diff({ location: { a: 1 } }, live)).toEqual([{ path: 'location', before: 'sweden', after: { a: 1 } }]);
  expect(diff({ location: ['a'] }, live)).toEqual([{ path: 'location', before: 'sweden', after: ['a'] }]);
  expect(diff({ weight: '1' }, { weight: 1 })).toEqual([{ path: 'weight', before: 1, after: '1' }]);
  expect(diff({ on: false }, { on: null })).toEqual([{ path: 'on', before: null, after: false }]);
});

test('an empty object is a change where its key is not there', () => {
  const id = '/subscriptions/s/userAssignedIdentities/u.1';
  expect(diff({ identities: { [id]: {} } }, { identities: {} })).toEqual([{ path: `identities["${id}"]`, after: {} }]);
  expect(diff({ identities: { [id]: {} } }, { identities: { [id.toUpperCase()]: { clientId: 'c' } } })).toEqual([]);
});

test('a late value is a change, whatever is live', () => {
  const late = { late: 'identity.principalId' };
  expect(diff({ principalId: late }, {})).toEqual([{ path: 'principalId', after: late }]);
  expect(diff({ principalId: late }, { principalId: 'p' })).toEqual([{ path: 'principalId', before: 'p', after: late }]);
});
