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

  it('name an operation as the service does, by method and template', () => {
    const operations = [{ name: 'a', method: 'GET', urlTemplate: '/x' }, { name: 'b', method: 'POST', urlTemplate: '/x/{y}' }];
    expect(derivations.operationName(operations, ['post', '/x/{z}'])).toBe('b');
    expect(() => derivations.operationName(operations, ['PUT', '/x'])).toThrow(/PUT/);
  });

  it('write the account document with the client id', () => {
    const version = { apiVersion: '2024-10-21', only: true, supplied: false };
    const document = derivations.apiDocument('client', [carriedBy({ account: block, version }), null]);
    expect(readApiBlocks(String(document))).toEqual({ account: { ...block, clientId: 'client' }, version });
    const theirs = '<policies><inbound><base /><rate-limit calls="5" renewal-period="60" /></inbound></policies>';
    expect(derivations.apiDocument('client', [carriedBy({ account: block, version }), theirs])).toContain('<rate-limit calls="5" renewal-period="60" />');
  });

  it('write the document of an API that forwards what its operations, once known, are served for', () => {
    const operations = [
      { id: '/x/chat', name: 'Chat', method: 'POST', urlTemplate: '/chat/completions', displayName: 'Chat' },
      { id: '/x/files', name: 'files', method: 'GET', urlTemplate: '/files', displayName: '' },
    ];
    const pruning = { servings: [{ name: 'a/b', deployment: 'b', abilities: ['chat'] }], allow: [], block: [], routed: [] };
    const args = [carriedBy({ account: block }), null, pruning] as const;
    const document = String(derivations.prunedApiDocument(operations, [...args, 'client']));
    expect(readApiBlocks(document)).toEqual({ account: { ...block, clientId: 'client' }, deny: { open: [{ method: 'POST', template: '/chat/completions', id: 'Chat', reason: 'chat' }], allow: [], block: [], default: 'closed' } });
    expect(readApiBlocks(String(derivations.prunedApiDocument(operations, [...args, null])))?.account.clientId).toBeNull();
    expect(derivations.prunedApiDocument([], [args[0], '<policies><inbound><base /><trace source="x" /></inbound></policies>', pruning, null])).toContain('<trace source="x" />');
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
    const carried = carriedBy({ account: block });
    expect(() => derivations.prunedApiDocument([], [carried, null, { servings: [] }, null])).toThrow('what decides');
    expect(() => derivations.prunedApiDocument({}, [carried, null, { servings: [], allow: [], block: [], routed: [] }, null])).toThrow('what decides');
    expect(() => derivations.roleAssignmentName(1, ['/a', 'b'])).toThrow('takes text');
  });
});
