import { describe, expect, it } from 'vitest';
import { liveResources } from '../../src/desired/live-resources.ts';
import { account, api, assignment, backend, live, serviceId } from './live.ts';

describe('live resources', () => {
  it('are all that steps may change, each once, the ones with an ETag first', () => {
    const held = assignment('/subscriptions/1', 'p', 'r');
    const mine = api('mine', { path: 'a' }, [], '<policies />');
    const world = live({ accounts: [account({}, { roleAssignments: [held] }), account({}, { roleAssignments: [held] })], backends: [backend('b', {})], apis: [mine], others: [api('other', { path: 'b' })] });
    const listed = { ...world, allApis: world.allApis.map(({ body, id, kind }) => ({ body, kind, id: id.toUpperCase() })) };
    expect(liveResources(listed).map(({ kind, etag }) => [kind, etag])).toEqual([
      ['identity', '"s1"'],
      ['backend', undefined],
      ['api', '"a1"'],
      ['api', undefined],
      ['apiPolicy', '"p1"'],
      ['roleAssignment', undefined],
    ]);
    expect(liveResources(listed)[0]).toMatchObject({ id: serviceId, body: { sku: { name: 'StandardV2' } } });
  });
});
