import { describe, expect, it } from 'vitest';
import { checkMembers } from '../../../src/desired/members/check-members.ts';
import type { Member } from '../../../src/desired/members/member.ts';
import { account, backend, live, service } from '../live.ts';

function member(name: string, sku = 'Standard', change: Parameters<typeof account>[0] = {}): Member {
  const deployment = { id: `d/${name}`, name, body: { sku: { name: sku }, properties: { model: { name: 'gpt-4o', version: '2024-08-06' } } } };
  return { account: account(change), deployment, backend: `aoai-swe--${name}--openai`, weight: 1, priority: 1 };
}

const backends = (count: number) => Array.from({ length: count }, (_, index) => backend(`b${index}`, {}));
const codes = (...given: Parameters<typeof checkMembers>): readonly string[] => checkMembers(...given).map(({ code }) => code);

describe('members of a pool', () => {
  it('are told of the hundred backends that a service was documented to take, those that are there counted once', () => {
    expect(codes([member('a')], live({ backends: backends(98) }))).toEqual([]);
    expect(checkMembers([member('a')], live({ backends: backends(99) }))).toMatchObject([{ code: 'ManyBackends', message: expect.stringContaining('has 100 backends') }]);
    expect(codes([member('a')], live({ backends: [...backends(98), backend('AOAI-swe--a--openai', {})] }))).toEqual([]);
  });

  it('are told of deployments that the platform deletes after a day', () => {
    expect(codes([member('a', 'DeveloperTier')], live())).toEqual(['MemberShortLived']);
  });

  it('are in the tenant of the service', () => {
    const other = live({ service: service({ identity: { type: 'SystemAssigned', tenantId: 't1' } }) });
    expect(() => checkMembers([member('a', 'Standard', { identity: { tenantId: 't2' } })], other)).toThrow(expect.objectContaining({ code: 'TenantsDiffer', exitCode: 2 }));
    expect(codes([member('a', 'Standard', { identity: { tenantId: 'T1' } })], other)).toEqual([]);
  });

  it('of provisioned throughput share no quota, others of one region do', () => {
    expect(codes([member('a', 'ProvisionedManaged'), member('b', 'ProvisionedManaged')], live())).toEqual([]);
    expect(codes([member('a'), member('b')], live())).toEqual(['QuotaShared']);
  });
});
