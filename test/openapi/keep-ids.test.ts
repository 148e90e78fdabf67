import { expect, test } from 'vitest';
import { withDeployedIds } from '../../src/openapi/keep-ids.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { small } from './document.ts';

const document = small({}, { paths: { '/a': { parameters: [], post: { operationId: 'createA' }, get: { operationId: 'readA' } }, '/b': { post: { operationId: 'create' } } } });
const ids = (deployed: Readonly<Record<string, string>>): readonly string[] => operationsOf(withDeployedIds(document, new Map(Object.entries(deployed)))).map(({ operationId }) => operationId);

test('operations keep the ids that they have in the service', () => {
  expect(ids({ 'POST /a': 'create-a', 'GET /a': 'readA' })).toEqual(['readA', 'create-a', 'create']);
});

test('a new operation never takes the id of one that is there', () => {
  expect(ids({ 'POST /a': 'Create' })).toEqual(['readA', 'Create', 'create-2']);
});

test('a document whose ids are those of the service stays as it is', () => {
  expect(withDeployedIds(document, new Map([['POST /a', 'createA']]))).toBe(document);
});
