import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountBlock } from '../../src/policy/account-block.ts';
import { isExactlyOurs, newApiDocument as documentOf, readApiBlocks } from '../../src/policy/api-document.ts';

const block: AccountBlock = {
  backend: 'aoai-swe--openai',
  account: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai-swe',
  shape: 'openai',
  identity: null,
  clientId: null,
  audience: 'https://cognitiveservices.azure.com',
  spec: '0123456789abcdef',
  apiVersion: '2024-10-21',
};

const newApiDocument = (account: AccountBlock): string => documentOf({ account });
const readAccountBlock = (document: string): AccountBlock | undefined => readApiBlocks(document)?.account;

describe('account block', () => {
  it('is rendered as the last of inbound, behind base', () => {
    expect(newApiDocument(block)).toMatchInlineSnapshot(`
      "<policies>
        <inbound>
          <base />
          <!-- apim-llm:v1 begin account {"backend":"aoai\\u002dswe\\u002d\\u002dopenai","account":"/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai\\u002dswe","shape":"openai","identity":null,"clientId":null,"audience":"https://cognitiveservices.azure.com","spec":"0123456789abcdef","apiVersion":"2024\\u002d10\\u002d21"} -->
          <set-backend-service id="apim-llm-account-backend" backend-id="aoai-swe--openai" />
          <set-header id="apim-llm-account-key" name="api-key" exists-action="delete" />
          <set-query-parameter id="apim-llm-account-query-key" name="api-key" exists-action="delete" />
          <set-query-parameter id="apim-llm-account-query-subscription" name="subscription-key" exists-action="delete" />
          <set-header id="apim-llm-account-spillover" name="x-ms-spillover-deployment" exists-action="delete" />
          <authentication-managed-identity id="apim-llm-account-token" resource="https://cognitiveservices.azure.com" />
          <!-- apim-llm:v1 end account -->
        </inbound>
        <backend>
          <base />
        </backend>
        <outbound>
          <base />
        </outbound>
        <on-error>
          <base />
        </on-error>
      </policies>
      "
    `);
  });

  it('names the client id of a user-assigned identity', () => {
    expect(newApiDocument({ ...block, identity: '/subscriptions/1/id', clientId: '33333333-0000-0000-0000-000000000000' })).toContain('resource="https://cognitiveservices.azure.com" client-id="33333333-0000-0000-0000-000000000000" />');
  });

  it('reads back what it carries, and is exactly ours', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' });
    fc.assert(
      fc.property(text, text, fc.option(text), (account, spec, identity) => {
        const carried = { ...block, account, spec, identity };
        const document = newApiDocument(carried);
        expect(readAccountBlock(document)).toEqual(carried);
        expect(isExactlyOurs(document)).toBe(true);
        expect(document.match(/<!--(.*)-->/)?.[1]).not.toMatch(/--|\{\{|@[({]/);
      }),
    );
  });

  it('is still ours after the service has indented it again', () => {
    const served = newApiDocument(block).replaceAll('  ', '\t').replaceAll('\n', '\r\n').replaceAll(' />', '/>');
    expect(isExactlyOurs(served)).toBe(true);
  });

  it.each([
    ['an element more', (text: string) => text.replace('<outbound>', '<outbound><set-header name="x" exists-action="delete" />')],
    ['another backend', (text: string) => text.replace('backend-id="aoai', 'backend-id="other')],
    ['a section less', (text: string) => text.replace(/<on-error>.*<\/on-error>/s, '')],
    ['a comment more', (text: string) => text.replace('<inbound>', '<inbound><!-- mine -->')],
    ['a mark that is no JSON', (text: string) => text.replace('account {', 'account {{')],
    ['a mark that misses a field', (text: string) => text.replace('"shape":"openai",', '')],
    ['C# that is no XML', (text: string) => text.replace('<outbound>', '<outbound><set-variable name="a" value="@(b("c"))" />')],
    ['nothing of ours', () => '<policies><inbound><base /></inbound></policies>'],
  ])('is not exactly ours with %s', (_, edit) => {
    expect(isExactlyOurs(edit(newApiDocument(block)))).toBe(false);
  });

  it('refuses a format it does not know', () => {
    expect(() => readAccountBlock(newApiDocument(block).replace('apim-llm:v1 begin', 'apim-llm:v2 begin'))).toThrow(expect.objectContaining({ code: 'BlockVersionUnknown', exitCode: 5 }));
  });

  it.each(['@(context.Api.Id)', '@{ return 1; }', 'a{{secret}}', 'a\u0000b', '\ud800'])('refuses %j as a name', (backend) => {
    expect(() => newApiDocument({ ...block, backend })).toThrow(expect.objectContaining({ code: 'NotPolicyText', exitCode: 2 }));
  });

  it('escapes names in attributes', () => {
    expect(newApiDocument({ ...block, backend: 'a"<&>b' })).toContain('backend-id="a&quot;&lt;&amp;&gt;b"');
  });
});
