import { describe, expect, it } from 'vitest';
import { asExhaustedBlock, exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';

const [outbound, onError] = exhaustedBlocks();

describe('exhausted block', () => {
  it('turns a 503 that no model sent into a 429 in outbound', () => {
    expect(outbound).toMatchObject({ kind: 'exhausted', section: 'outbound', carried: {} });
    expect(outbound?.lines.join('\n')).toMatchInlineSnapshot(`
      "<choose id="apim-llm-exhausted-outbound">
        <when condition="@(context.Response?.StatusCode == 503 &amp;&amp; !context.Response.Headers.ContainsKey(&quot;apim-request-id&quot;) &amp;&amp; !context.Response.Headers.ContainsKey(&quot;x-ms-region&quot;))">
          <set-variable id="apim-llm-exhausted-outbound-after" name="apim-llm-retry-after" value="@{ string after = context.Response.Headers.GetValueOrDefault(&quot;Retry-After&quot;, &quot;&quot;); if (after == &quot;&quot;) { after = &quot;10&quot;; } return after; }" />
          <return-response id="apim-llm-exhausted-outbound-answer">
            <set-status id="apim-llm-exhausted-outbound-answer-status" code="429" reason="Too Many Requests" />
            <set-header id="apim-llm-exhausted-outbound-answer-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-header id="apim-llm-exhausted-outbound-answer-retry-after" name="Retry-After" exists-action="override">
              <value>@(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-retry-after&quot;, &quot;&quot;))</value>
            </set-header>
            <set-body id="apim-llm-exhausted-outbound-answer-body">{"error":{"code":"429","message":"All deployments that serve this model are throttled. Retry after the seconds that Retry-After names."}}</set-body>
          </return-response>
        </when>
      </choose>"
    `);
  });

  it('does the same in on-error, where no answer of a backend comes', () => {
    expect(onError).toMatchObject({ kind: 'exhausted', section: 'on-error', carried: {} });
    const expected = outbound?.lines.join('\n').replaceAll('exhausted-outbound', 'exhausted-on-error').replaceAll(/ &amp;&amp; !context[^&]*ContainsKey\(&quot;[a-z-]+&quot;\)/g, '');
    expect(onError?.lines.join('\n')).toBe(expected);
    expect(expected).toContain('condition="@(context.Response?.StatusCode == 503)"');
    expect(exhaustedBlocks()).toHaveLength(2);
  });

  it('carries nothing', () => {
    expect(asExhaustedBlock({ more: 1 })).toEqual({});
  });
});
