import { describe, expect, it } from 'vitest';
import { asVersionBlock, isDatedVersion, versionBlock, type VersionBlock } from '../../../src/policy/blocks/version-block.ts';

const version: VersionBlock = { apiVersion: '2024-10-21', only: true, supplied: true };

describe('version block', () => {
  it('refuses calls for other versions and gives its own to those that name none', () => {
    expect(versionBlock(version)).toMatchObject({ kind: 'version', section: 'inbound', carried: version });
    expect(versionBlock(version).lines.join('\n')).toMatchInlineSnapshot(`
      "<choose id="apim-llm-version-only">
        <when condition="@{ string asked = context.Request.OriginalUrl.Query.GetValueOrDefault(&quot;api-version&quot;, &quot;&quot;); return asked != &quot;&quot; &amp;&amp; asked != &quot;2024-10-21&quot;; }">
          <return-response id="apim-llm-version-refusal">
            <set-status id="apim-llm-version-refusal-status" code="400" reason="Bad Request" />
            <set-header id="apim-llm-version-refusal-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-body id="apim-llm-version-refusal-body">{"error":{"code":"ApiVersionNotSupported","message":"This API serves api-version 2024-10-21 only."}}</set-body>
          </return-response>
        </when>
      </choose>
      <set-query-parameter id="apim-llm-version-supplied" name="api-version" exists-action="skip">
        <value>2024-10-21</value>
      </set-query-parameter>"
    `);
  });

  it('does only what it is asked to', () => {
    expect(versionBlock({ ...version, supplied: false }).lines.join('\n')).not.toContain('set-query-parameter');
    expect(versionBlock({ ...version, only: false }).lines.join('\n')).not.toContain('choose');
    expect(versionBlock({ ...version, only: false, supplied: false }).lines).toEqual([]);
  });

  it.each(['2024-10-21"; return true; //', '2024-10-21\n', 'v1', '', '2024-1-1', '{{secret}}', 'x2024-10-21', '2024-10-21-previewed'])('takes nothing but a date: %j', (apiVersion) => {
    expect(isDatedVersion(apiVersion)).toBe(false);
    expect(() => versionBlock({ ...version, apiVersion })).toThrow('no dated api-version');
    expect(asVersionBlock({ ...version, apiVersion })).toBeUndefined();
  });

  it.each([{ apiVersion: 1 }, { only: 'yes' }, { supplied: undefined }])('is not read with %j', (change) => {
    expect(asVersionBlock({ ...version, ...change })).toBeUndefined();
    expect(asVersionBlock({ ...version })).toEqual(version);
  });
});
