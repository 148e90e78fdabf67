import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiDocument, asApiBlocks, carriedBy, readApiBlocks, readDenyBlock } from '../../src/policy/api-document.ts';
import type { AccountBlock } from '../../src/policy/blocks/account-block.ts';
import { denyBlock, type DenyBlock } from '../../src/policy/blocks/deny-block.ts';
import { withBlock, withoutBlock } from '../../src/policy/blocks/edit.ts';
import type { VersionBlock } from '../../src/policy/blocks/version-block.ts';

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

const newApiDocument = (account: AccountBlock): string => apiDocument(undefined, { account });
const readAccountBlock = (document: string): AccountBlock | undefined => readApiBlocks(document)?.account;

describe('the document of an API', () => {
  it('has the account block last in inbound, behind base', () => {
    expect(newApiDocument(block)).toMatchInlineSnapshot(`
      "<policies>
        <inbound>
          <base />
          <!-- apim-llm:v1 begin account {"backend":"aoai\\u002dswe\\u002d\\u002dopenai","account":"/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai\\u002dswe","shape":"openai","identity":null,"clientId":null,"audience":"https://cognitiveservices.azure.com","spec":"0123456789abcdef","apiVersion":"2024\\u002d10\\u002d21","place":{"created":true}} -->
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

  it('reads back what it carries, and is left as it is', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' });
    fc.assert(
      fc.property(text, text, fc.option(text), (account, spec, identity) => {
        const carried = { ...block, account, spec, identity };
        const document = newApiDocument(carried);
        expect(readAccountBlock(document)).toEqual(carried);
        expect(apiDocument(document, { account: carried })).toBe(document);
        expect(document.match(/<!--(.*)-->/)?.[1]).not.toMatch(/--|\{\{|@[({]/);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('is left as it is where the service has indented it again', () => {
    const served = newApiDocument(block).replaceAll('  ', '\t').replaceAll('\n', '\r\n').replaceAll(' />', '/>');
    expect(apiDocument(served, { account: block })).toBe(served);
  });

  it.each([
    ['an element more', (text: string) => text.replace('<outbound>', '<outbound><set-header name="x" exists-action="delete" />')],
    ['a section less', (text: string) => text.replace(/<on-error>.*<\/on-error>/s, '')],
    ['a comment more', (text: string) => text.replace('<inbound>', '<inbound><!-- mine -->')],
    ['C# that is no XML', (text: string) => text.replace('<outbound>', '<outbound><set-variable name="a" value="@(b("c"))" />')],
  ])('keeps what people wrote: %s', (_, edit) => {
    const theirs = edit(newApiDocument(block));
    expect(apiDocument(theirs, { account: block })).toBe(theirs);
    const moved = apiDocument(theirs, { account: { ...block, backend: 'other' } });
    expect(moved).toContain('backend-id="other"');
    expect(apiDocument(moved, { account: block })).toBe(theirs);
  });

  it.each([
    ['another backend', (text: string) => text.replace('backend-id="aoai', 'backend-id="other')],
    ['a mark that misses a field', (text: string) => text.replace('"shape":"openai",', '')],
  ])('is put right where the block has %s', (_, edit) => {
    expect(apiDocument(edit(newApiDocument(block)), { account: block })).toBe(newApiDocument(block));
  });

  it('stands in a document of other people, all of which stays', () => {
    const theirs = '<policies>\n\t<inbound>\n\t\t<base />\n\t\t<rate-limit calls="5" renewal-period="60" />\n\t</inbound>\n</policies>';
    const both = apiDocument(theirs, { account: block, version });
    expect(both.indexOf('end version')).toBeLessThan(both.indexOf('<rate-limit'));
    expect(both.indexOf('begin account')).toBeGreaterThan(both.indexOf('<rate-limit'));
    expect(readApiBlocks(both)).toEqual({ account: block, version });
    expect(withoutBlock(withoutBlock(both, 'version') ?? '', 'account')).toBe(theirs);
  });

  it('loses its version block where none is wanted', () => {
    expect(apiDocument(apiDocument(undefined, { account: block, version }), { account: block })).toBe(newApiDocument(block));
  });

  it('is read whatever else stands in it', () => {
    const theirs = newApiDocument(block).replace('<outbound>', '<outbound><set-variable name="a" value="@(b("c") < 1)" />');
    expect(readAccountBlock(theirs)).toEqual(block);
  });

  it.each([
    ['the end mark is missing', (text: string) => text.replace(/<!-- apim-llm:v1 end.*-->/, '')],
    ['it is no XML', (text: string) => text.replace('</policies>', '')],
    ['it has no block of ours', () => '<policies />'],
  ])('carries nothing where %s', (_, edit) => {
    expect(readApiBlocks(edit(newApiDocument(block)))).toBeUndefined();
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

const account: AccountBlock = { backend: 'b', account: '/subscriptions/1/a', shape: 'openai', identity: null, clientId: null, audience: 'https://x', spec: 'd', operations: '0123abcd' };
const version: VersionBlock = { apiVersion: '2024-10-21', only: true, supplied: true };

describe('the version block of an API', () => {
  it('stands between base and the account block, and is read back', () => {
    const document = apiDocument(undefined, { account, version });
    expect(document.indexOf('<base />')).toBeLessThan(document.indexOf('begin version'));
    expect(document.indexOf('end version')).toBeLessThan(document.indexOf('begin account'));
    expect(readApiBlocks(document)).toEqual({ account, version });
    expect(asApiBlocks(carriedBy({ account, version }))).toEqual({ account, version });
    expect(apiDocument(document, { account, version })).toBe(document);
  });

  it.each(['2024-10-21"; return true; //', '2024-10-21\n', 'v1', '', '2024-1-1', '{{secret}}'])('takes nothing but a date: %j', (apiVersion) => {
    const forged = apiDocument(undefined, { account, version }).replaceAll('2024\\u002d10\\u002d21', () => JSON.stringify(apiVersion).slice(1, -1).replaceAll('-', '\\u002d'));
    expect(readApiBlocks(forged)?.version).toBeUndefined();
    expect(apiDocument(forged, { account, version })).toBe(apiDocument(undefined, { account, version }));
  });
});

const deny: DenyBlock = { open: [{ method: 'POST', template: '/chat', id: 'chat', reason: 'chat' }], allow: ['a'], block: ['b'], default: 'closed' };

describe('the deny block of an API', () => {
  it('stands first, is read back, and goes where it is not stated', () => {
    const document = apiDocument(undefined, { account, deny, version });
    expect(document.indexOf('<base />')).toBeLessThan(document.indexOf('begin deny'));
    expect(document.indexOf('end deny')).toBeLessThan(document.indexOf('begin version'));
    expect(readApiBlocks(document)).toEqual({ account, deny, version });
    expect(asApiBlocks(carriedBy({ account, deny, version }))).toEqual({ account, deny, version });
    expect(apiDocument(document, { account, deny, version })).toBe(document);
    expect(apiDocument(document, { account, version })).toBe(apiDocument(undefined, { account, version }));
    expect(apiDocument(document, { account })).toBe(apiDocument(undefined, { account }));
    expect(apiDocument(document, { account, deny })).toBe(apiDocument(undefined, { account, deny }));
  });

  it('is read whoever made the API', () => {
    const theirs = withBlock('<policies><inbound><base /></inbound></policies>', denyBlock(deny), 'api');
    expect(readDenyBlock(theirs)).toEqual(deny);
    expect(readApiBlocks(theirs)).toBeUndefined();
    expect(readDenyBlock('<policies><inbound><base /></inbound></policies>')).toBeUndefined();
    expect(readDenyBlock('<policies>')).toBeUndefined();
    expect(() => readDenyBlock(theirs.replace('apim-llm:v1 begin', 'apim-llm:v2 begin'))).toThrow(expect.objectContaining({ code: 'BlockVersionUnknown' }));
  });

  it('closes everything where nobody can read what it carries', () => {
    const closed: DenyBlock = { open: [], allow: [], block: [], default: 'closed' };
    const forged = apiDocument(undefined, { account, deny }).replace('"default":"closed"', '"default":"open"');
    expect(readDenyBlock(forged)).toEqual(closed);
    expect(readApiBlocks(forged)).toEqual({ account, deny: closed });
  });
});
