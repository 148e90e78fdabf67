import { describe, expect, it } from 'vitest';
import { accountBlock, asAccountBlock, type AccountBlock } from '../../../src/policy/blocks/account-block.ts';

const block: AccountBlock = {
  backend: 'aoai-swe--openai',
  account: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai-swe',
  shape: 'openai',
  identity: null,
  clientId: null,
  audience: 'https://cognitiveservices.azure.com',
  spec: '0123456789abcdef',
};

const textOf = (value: AccountBlock): string => accountBlock(value).lines.join('\n');

describe('account block', () => {
  it("chooses the backend, takes the client's keys away and authenticates", () => {
    expect(textOf(block)).toMatchInlineSnapshot(`
      "<set-backend-service id="apim-llm-account-backend" backend-id="aoai-swe--openai" />
      <set-header id="apim-llm-account-key" name="api-key" exists-action="delete" />
      <set-query-parameter id="apim-llm-account-query-key" name="api-key" exists-action="delete" />
      <set-query-parameter id="apim-llm-account-query-subscription" name="subscription-key" exists-action="delete" />
      <set-header id="apim-llm-account-spillover" name="x-ms-spillover-deployment" exists-action="delete" />
      <authentication-managed-identity id="apim-llm-account-token" resource="https://cognitiveservices.azure.com" />"
    `);
    expect(accountBlock(block)).toMatchObject({ kind: 'account', section: 'inbound' });
  });

  it('names the client id of a user-assigned identity', () => {
    expect(textOf({ ...block, identity: '/subscriptions/1/id', clientId: '33333333-0000-0000-0000-000000000000' })).toContain('resource="https://cognitiveservices.azure.com" client-id="33333333-0000-0000-0000-000000000000" />');
  });

  it('leaves key and token to operations that authenticate behind a check of their own, but not the backend', () => {
    expect(textOf({ ...block, skip: ['b', 'A_1'] })).toMatchInlineSnapshot(`
      "<set-backend-service id="apim-llm-account-backend" backend-id="aoai-swe--openai" />
      <choose id="apim-llm-account">
        <when condition="@(!(new string[] { &quot;A_1&quot;, &quot;b&quot; }).Contains(context.Operation?.Id ?? &quot;&quot;, StringComparer.OrdinalIgnoreCase))">
          <set-header id="apim-llm-account-key" name="api-key" exists-action="delete" />
          <set-query-parameter id="apim-llm-account-query-key" name="api-key" exists-action="delete" />
          <set-query-parameter id="apim-llm-account-query-subscription" name="subscription-key" exists-action="delete" />
          <set-header id="apim-llm-account-spillover" name="x-ms-spillover-deployment" exists-action="delete" />
          <authentication-managed-identity id="apim-llm-account-token" resource="https://cognitiveservices.azure.com" />
        </when>
      </choose>"
    `);
    expect(accountBlock({ ...block, skip: ['b', 'A_1'] }).carried['skip']).toEqual(['A_1', 'b']);
    expect(textOf({ ...block, skip: [] })).toBe(textOf(block));
  });

  it('authenticates only, in the document of such an operation', () => {
    expect(textOf({ ...block, authenticationOnly: true })).toBe(textOf(block).split('\n').slice(1).join('\n'));
  });

  it('carries its fields in one order, and none that is not stated', () => {
    const full: AccountBlock = { operations: '0123', skip: ['a'], apiVersion: '2024-10-21', authenticationOnly: true, ...block };
    expect(Object.keys(accountBlock(full).carried)).toEqual(['backend', 'account', 'shape', 'identity', 'clientId', 'audience', 'spec', 'apiVersion', 'operations', 'skip', 'authenticationOnly']);
    expect(Object.keys(accountBlock({ ...block, skip: undefined }).carried)).toHaveLength(7);
    expect(asAccountBlock(accountBlock(full).carried)).toEqual(full);
  });

  it.each([
    { backend: 1 },
    { account: undefined },
    { shape: 'other' },
    { shape: 1 },
    { identity: undefined },
    { identity: 1 },
    { clientId: {} },
    { audience: null },
    { spec: [] },
    { apiVersion: null },
    { operations: 1 },
    { skip: 'a' },
    { skip: [''] },
    { authenticationOnly: false },
  ])('is not read with %j', (change) => {
    expect(asAccountBlock({ ...block })).toEqual(block);
    expect(asAccountBlock({ ...accountBlock(block).carried, ...change })).toBeUndefined();
  });

  it.each(['@(context.Api.Id)', '@{ return 1; }', 'a{{secret}}', 'a\u0000b', '\ud800'])('refuses %j as the name of a backend', (backend) => {
    expect(() => accountBlock({ ...block, backend })).toThrow(expect.objectContaining({ code: 'NotPolicyText', exitCode: 2 }));
  });

  it('escapes names in attributes', () => {
    expect(textOf({ ...block, backend: 'a"<&>b' })).toContain('backend-id="a&quot;&lt;&amp;&gt;b"');
  });
});
