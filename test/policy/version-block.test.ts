import { describe, expect, it } from 'vitest';
import type { AccountBlock } from '../../src/policy/account-block.ts';
import { asApiBlocks, carriedBy, isExactlyOurs, newApiDocument, readApiBlocks } from '../../src/policy/api-document.ts';
import { isDatedVersion, versionBlock, type VersionBlock } from '../../src/policy/version-block.ts';

const account: AccountBlock = { backend: 'b', account: '/subscriptions/1/a', shape: 'openai', identity: null, clientId: null, audience: 'https://x', spec: 'd', operations: '0123abcd' };
const version: VersionBlock = { apiVersion: '2024-10-21', only: true, supplied: true };

describe('version block', () => {
  it('stands between base and the account block, and is read back', () => {
    const document = newApiDocument({ account, version });
    expect(document.indexOf('<base />')).toBeLessThan(document.indexOf('begin version'));
    expect(document.indexOf('end version')).toBeLessThan(document.indexOf('begin account'));
    expect(readApiBlocks(document)).toEqual({ account, version });
    expect(asApiBlocks(carriedBy({ account, version }))).toEqual({ account, version });
    expect(isExactlyOurs(document)).toBe(true);
  });

  it('names the version in the answer to calls of others', () => {
    const lines = versionBlock({ ...version, supplied: false }).join('\n');
    expect(lines).toContain('asked != &quot;&quot; &amp;&amp; asked != &quot;2024-10-21&quot;');
    expect(lines).toContain('{&quot;error&quot;:{&quot;code&quot;:&quot;ApiVersionNotSupported&quot;,&quot;message&quot;:&quot;This API serves api-version 2024-10-21 only.&quot;}}');
    expect(lines).not.toContain('set-query-parameter');
  });

  it('gives the version to calls that name none, where it is asked to', () => {
    const lines = versionBlock({ ...version, only: false }).join('\n');
    expect(lines).toMatch(/<set-query-parameter id="apim-llm-version-supplied" name="api-version" exists-action="skip">\s*<value>2024-10-21<\/value>/);
    expect(lines).not.toContain('choose');
  });

  it.each(['2024-10-21"; return true; //', '2024-10-21\n', 'v1', '', '2024-1-1', '{{secret}}'])('takes nothing but a date: %j', (apiVersion) => {
    expect(isDatedVersion(apiVersion)).toBe(false);
    expect(() => versionBlock({ ...version, apiVersion })).toThrow('no dated api-version');
    const forged = newApiDocument({ account, version }).replaceAll('2024\\u002d10\\u002d21', () => JSON.stringify(apiVersion).slice(1, -1).replaceAll('-', '\\u002d'));
    expect(readApiBlocks(forged)?.version).toBeUndefined();
    expect(isExactlyOurs(forged)).toBe(false);
  });
});
