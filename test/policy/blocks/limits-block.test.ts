import { describe, expect, it } from 'vitest';
import { asLimitsBlock, limitsBlock, type LimitsBlock } from '../../../src/policy/blocks/limits-block.ts';

const all: LimitsBlock = {
  tokensPerMinute: 1000,
  tokenQuota: { tokens: 5_000_000_000, period: 'Monthly' },
  requestsPerMinute: 60,
  callQuota: { calls: 10_000, seconds: 86_400 },
  models: ['gpt-4o', 'ada'],
  modelParameter: 'deployment-id',
  operations: ['embeddings_create', 'ChatCompletions_Create'],
};

const linesOf = (value: LimitsBlock): string => limitsBlock(value).lines.join('\n');

describe('limits block', () => {
  it('refuses what an app may not use, then counts its calls and tokens', () => {
    expect(linesOf(all)).toMatchInlineSnapshot(`
      "<choose id="apim-llm-limits-operations">
        <when condition="@(!(new string[] { &quot;ChatCompletions_Create&quot;, &quot;embeddings_create&quot; }).Contains(context.Operation?.Id ?? &quot;&quot;, StringComparer.OrdinalIgnoreCase))">
          <return-response id="apim-llm-limits-operations-answer">
            <set-status id="apim-llm-limits-operations-answer-status" code="403" reason="Forbidden" />
            <set-header id="apim-llm-limits-operations-answer-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-body id="apim-llm-limits-operations-answer-body">{"error":{"code":"OperationNotAllowed","message":"This subscription may not use this operation."}}</set-body>
          </return-response>
        </when>
      </choose>
      <set-variable id="apim-llm-limits-model" name="apim-llm-model" value="@{ string model = &quot;&quot;; if (context.Request.MatchedParameters.ContainsKey(&quot;deployment-id&quot;)) { model = context.Request.MatchedParameters[&quot;deployment-id&quot;]; } if (model == &quot;&quot;) { string type = context.Request.Headers.GetValueOrDefault(&quot;Content-Type&quot;, &quot;&quot;); if (context.Request.Body != null &amp;&amp; type.IndexOf(&quot;json&quot;, StringComparison.OrdinalIgnoreCase) &gt;= 0) { try { JObject body = context.Request.Body.As&lt;JObject&gt;(preserveContent: true); JToken named = body[&quot;model&quot;]; if (named != null &amp;&amp; named.Type == JTokenType.String) { model = named.ToString(); } } catch { model = &quot;&quot;; } } } return model; }" />
      <choose id="apim-llm-limits-models">
        <when condition="@(!(new string[] { &quot;ada&quot;, &quot;gpt-4o&quot; }).Contains(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-model&quot;, &quot;&quot;), StringComparer.OrdinalIgnoreCase))">
          <return-response id="apim-llm-limits-models-answer">
            <set-status id="apim-llm-limits-models-answer-status" code="403" reason="Forbidden" />
            <set-header id="apim-llm-limits-models-answer-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-body id="apim-llm-limits-models-answer-body">{"error":{"code":"ModelNotAllowed","message":"This subscription may not use this model."}}</set-body>
          </return-response>
        </when>
      </choose>
      <rate-limit-by-key id="apim-llm-limits-requests" calls="60" renewal-period="60" counter-key="@(&quot;apim-llm-requests-&quot; + (context.Subscription?.Id ?? &quot;&quot;))" />
      <quota-by-key id="apim-llm-limits-calls" calls="10000" renewal-period="86400" counter-key="@(&quot;apim-llm-calls-&quot; + (context.Subscription?.Id ?? &quot;&quot;))" />
      <llm-token-limit id="apim-llm-limits-tokens" counter-key="@(&quot;apim-llm-tokens-&quot; + (context.Subscription?.Id ?? &quot;&quot;))" tokens-per-minute="1000" token-quota="5000000000" token-quota-period="Monthly" estimate-prompt-tokens="true" />"
    `);
    expect(limitsBlock(all)).toMatchObject({ kind: 'limits', section: 'inbound', carried: { ...all, models: ['ada', 'gpt-4o'], operations: ['ChatCompletions_Create', 'embeddings_create'] } });
  });

  it('limits nothing that is not stated', () => {
    expect(limitsBlock({})).toMatchObject({ carried: {}, lines: [] });
    expect(linesOf({ tokensPerMinute: 5 })).toBe('<llm-token-limit id="apim-llm-limits-tokens" counter-key="@(&quot;apim-llm-tokens-&quot; + (context.Subscription?.Id ?? &quot;&quot;))" tokens-per-minute="5" estimate-prompt-tokens="true" />');
    expect(linesOf({ tokenQuota: { tokens: 5, period: 'Hourly' } })).toBe(
      '<llm-token-limit id="apim-llm-limits-tokens" counter-key="@(&quot;apim-llm-tokens-&quot; + (context.Subscription?.Id ?? &quot;&quot;))" token-quota="5" token-quota-period="Hourly" estimate-prompt-tokens="true" />',
    );
  });

  it('refuses every model or operation where the list is empty', () => {
    expect(linesOf({ models: [] })).toContain('@(!(new string[] {  }).Contains(context.Variables');
    expect(linesOf({ operations: [] })).toContain('@(!(new string[] {  }).Contains(context.Operation');
  });

  it('takes the model from another parameter of the path, where one is named', () => {
    expect(linesOf({ models: ['a'], modelParameter: 'engine' })).toBe(linesOf({ models: ['a'] }).replaceAll('deployment-id', 'engine'));
  });

  it.each([
    { tokensPerMinute: 0 },
    { tokensPerMinute: 1.5 },
    { tokensPerMinute: 2_147_483_648 },
    { requestsPerMinute: '60' },
    { requestsPerMinute: 0 },
    { requestsPerMinute: 2_147_483_648 },
    { tokenQuota: { tokens: 0, period: 'Daily' } },
    { tokenQuota: { tokens: 1, period: 'Always' } },
    { tokenQuota: 1 },
    { callQuota: { calls: 0, seconds: 300 } },
    { callQuota: { calls: 1, seconds: 299 } },
    { callQuota: { calls: 1, seconds: -1 } },
    { callQuota: { calls: 1 } },
    { callQuota: null },
    { models: [1] },
    { models: [''] },
    { modelParameter: '' },
    { operations: 'all' },
  ])('is not read with %j', (change) => {
    expect(asLimitsBlock({ ...limitsBlock(all).carried, ...change })).toBeUndefined();
  });

  it.each([{ callQuota: { calls: 1, seconds: 0 } }, { callQuota: { calls: 2_147_483_647, seconds: 300 } }, { tokensPerMinute: 2_147_483_647 }, { requestsPerMinute: 1 }, {}])('is read with %j', (limits) => {
    expect(asLimitsBlock(limits)).toEqual(limits);
  });
});
