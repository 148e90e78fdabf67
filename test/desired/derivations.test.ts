import { describe, expect, it } from 'vitest';
import { derivations } from '../../src/desired/derivations.ts';
import { armGuid } from '../../src/model/guid.ts';
import type { AccountBlock } from '../../src/policy/blocks/account-block.ts';
import { carriedBy, readApiBlocks } from '../../src/policy/api-document.ts';

const block: AccountBlock = { backend: 'b', account: '/subscriptions/1/a', shape: 'v1', identity: '/subscriptions/1/i', clientId: null, audience: 'https://x', spec: 'd' };

describe('derivations', () => {
  it('name a role assignment after scope, principal and role, whatever the case', () => {
    expect(derivations.roleAssignmentName('PRINCIPAL', ['/Subscriptions/1', 'role'])).toBe(armGuid('/subscriptions/1', 'principal', 'role'));
  });

  it('write the account document with the client id', () => {
    const version = { apiVersion: '2024-10-21', only: true, supplied: false };
    const document = derivations.apiDocument('client', [carriedBy({ account: block, version }), null]);
    expect(readApiBlocks(String(document))).toEqual({ account: { ...block, clientId: 'client' }, version });
    const theirs = '<policies><inbound><base /><rate-limit calls="5" renewal-period="60" /></inbound></policies>';
    expect(derivations.apiDocument('client', [carriedBy({ account: block, version }), theirs])).toContain('<rate-limit calls="5" renewal-period="60" />');
  });

  it('write the document of an operation with the client id, behind what stands there', () => {
    const theirs = '<policies><inbound><base /><validate-jwt header-name="Authorization" /></inbound></policies>';
    const document = String(derivations.operationDocument('client', [{ ...block, authenticationOnly: true }, theirs]));
    expect(document).toContain('client-id="client"');
    expect(document).not.toContain('set-backend-service');
    expect(document.indexOf('begin account')).toBeGreaterThan(document.indexOf('<validate-jwt'));
  });

  it('fail on what they cannot be given', () => {
    expect(() => derivations.apiDocument('client', [{}])).toThrow("API's blocks");
    expect(() => derivations.operationDocument('client', ['x', '<policies />'])).toThrow('account block');
    expect(() => derivations.roleAssignmentName(1, ['/a', 'b'])).toThrow('takes text');
  });
});
