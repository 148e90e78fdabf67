import { describe, expect, it } from 'vitest';
import { derivations } from '../../src/desired/derivations.ts';
import { armGuid } from '../../src/model/guid.ts';
import { carriedBy, readAccountBlock, type AccountBlock } from '../../src/policy/account-block.ts';

const block: AccountBlock = { backend: 'b', account: '/subscriptions/1/a', shape: 'v1', identity: '/subscriptions/1/i', clientId: null, audience: 'https://x', spec: 'd' };

describe('derivations', () => {
  it('name a role assignment after scope, principal and role, whatever the case', () => {
    expect(derivations.roleAssignmentName('PRINCIPAL', ['/Subscriptions/1', 'role'])).toBe(armGuid('/subscriptions/1', 'principal', 'role'));
  });

  it('write the account document with the client id', () => {
    const document = derivations.accountDocument('client', [carriedBy(block)]);
    expect(readAccountBlock(String(document))).toEqual({ ...block, clientId: 'client' });
  });

  it('fail on what they cannot be given', () => {
    expect(() => derivations.accountDocument('client', [{}])).toThrow('account block');
    expect(() => derivations.roleAssignmentName(1, ['/a', 'b'])).toThrow('takes text');
  });
});
