import { describe, expect, it } from 'vitest';
import { derivations } from '../../src/desired/derivations.ts';
import { armGuid } from '../../src/model/guid.ts';
import type { AccountBlock } from '../../src/policy/account-block.ts';
import { carriedBy, readApiBlocks } from '../../src/policy/api-document.ts';

const block: AccountBlock = { backend: 'b', account: '/subscriptions/1/a', shape: 'v1', identity: '/subscriptions/1/i', clientId: null, audience: 'https://x', spec: 'd' };

describe('derivations', () => {
  it('name a role assignment after scope, principal and role, whatever the case', () => {
    expect(derivations.roleAssignmentName('PRINCIPAL', ['/Subscriptions/1', 'role'])).toBe(armGuid('/subscriptions/1', 'principal', 'role'));
  });

  it('write the account document with the client id', () => {
    const version = { apiVersion: '2024-10-21', only: true, supplied: false };
    const document = derivations.apiDocument('client', [carriedBy({ account: block, version })]);
    expect(readApiBlocks(String(document))).toEqual({ account: { ...block, clientId: 'client' }, version });
  });

  it('fail on what they cannot be given', () => {
    expect(() => derivations.apiDocument('client', [{}])).toThrow("API's blocks");
    expect(() => derivations.roleAssignmentName(1, ['/a', 'b'])).toThrow('takes text');
  });
});
