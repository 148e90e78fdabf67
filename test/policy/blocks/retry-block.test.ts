import { describe, expect, it } from 'vitest';
import { asRetryBlock, retryBlock, type RetryBlock } from '../../../src/policy/blocks/retry-block.ts';
import { everyElement, strictXml } from './strict-xml.ts';

const throttled = [{ min: 429, max: 429 }];
const pool: RetryBlock = { settings: [{ name: 'gpt', statusRanges: throttled, retries: 2, over: { kind: 'pool' } }], otherwise: null, inherited: { timeout: '60' } };
const list: RetryBlock = { ...pool, settings: [{ name: 'ada', statusRanges: [...throttled, { min: 500, max: 599 }], retries: 3, over: { kind: 'list', ids: ['main', 'spill', 'last'] } }] };

const textOf = (value: RetryBlock): string => retryBlock(value).lines.join('\n');
const forwards = (value: RetryBlock) =>
  everyElement(strictXml(textOf(value)))
    .filter(({ name }) => name === 'forward-request')
    .map(({ attributes }) => attributes);

describe('retry block', () => {
  it('tries a pool again without waiting, and forwards all other calls as before', () => {
    expect(retryBlock(pool)).toMatchObject({ kind: 'retry', section: 'backend', carried: pool });
    expect(textOf(pool)).toMatchInlineSnapshot(`
      "<choose id="apim-llm-retry">
        <when condition="@(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-retry&quot;, &quot;&quot;) == &quot;gpt&quot;)">
          <retry id="apim-llm-retry-1" condition="@(context.Response != null &amp;&amp; (context.Response.StatusCode == 429))" count="2" interval="0" first-fast-retry="true">
            <forward-request id="apim-llm-retry-1-forward" timeout="60" buffer-request-body="true" buffer-response="false" />
          </retry>
        </when>
        <otherwise>
          <forward-request id="apim-llm-retry-otherwise" timeout="60" />
        </otherwise>
      </choose>"
    `);
  });

  it('goes on with the next backend of a list from the second attempt on', () => {
    expect(textOf(list)).toMatchInlineSnapshot(`
      "<choose id="apim-llm-retry">
        <when condition="@(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-retry&quot;, &quot;&quot;) == &quot;ada&quot;)">
          <retry id="apim-llm-retry-1" condition="@(context.Response != null &amp;&amp; (context.Response.StatusCode == 429 || (context.Response.StatusCode &gt;= 500 &amp;&amp; context.Response.StatusCode &lt;= 599)))" count="3" interval="0" first-fast-retry="true">
            <set-variable id="apim-llm-retry-1-attempt" name="apim-llm-attempt" value="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;apim-llm-attempt&quot;, 0) + 1)" />
            <choose id="apim-llm-retry-1-next">
              <when condition="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;apim-llm-attempt&quot;, 0) == 2)">
                <set-backend-service id="apim-llm-retry-1-backend-2" backend-id="spill" />
              </when>
              <when condition="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;apim-llm-attempt&quot;, 0) == 3)">
                <set-backend-service id="apim-llm-retry-1-backend-3" backend-id="last" />
              </when>
            </choose>
            <forward-request id="apim-llm-retry-1-forward" timeout="60" buffer-request-body="true" buffer-response="false" />
          </retry>
        </when>
        <otherwise>
          <forward-request id="apim-llm-retry-otherwise" timeout="60" />
        </otherwise>
      </choose>"
    `);
  });

  it('switches nothing in a list of one', () => {
    const alone: RetryBlock = { ...pool, settings: pool.settings.map((setting) => ({ ...setting, over: { kind: 'list', ids: ['main'] } })) };
    expect(textOf(alone)).toBe(textOf(pool));
  });

  it('has a branch per setting, in one order whichever they came in', () => {
    const both = { ...pool, settings: [...pool.settings, ...list.settings] };
    expect(retryBlock(both).carried['settings']).toMatchObject([{ name: 'ada' }, { name: 'gpt' }]);
    expect(retryBlock({ ...both, settings: both.settings.toReversed() })).toEqual(retryBlock(both));
    expect(textOf(both)).toMatch(/== &quot;ada&quot;\)">\s+<retry id="apim-llm-retry-1"[^]+== &quot;gpt&quot;\)">\s+<retry id="apim-llm-retry-2"/);
  });

  it('keeps the attributes of the element that it displaced, and its buffering for calls that are not repeated', () => {
    const otherwise = { 'http-version': '2', 'fail-on-error-status-code': 'true', 'buffer-request-body': 'false', 'buffer-response': 'true', 'follow-redirects': 'true', 'continue-timeout': '5', 'timeout-ms': '90' };
    expect(forwards({ ...pool, otherwise })).toEqual([
      { id: 'apim-llm-retry-1-forward', 'timeout-ms': '90', 'continue-timeout': '5', 'http-version': '2', 'follow-redirects': 'true', 'buffer-request-body': 'true', 'buffer-response': 'false' },
      { id: 'apim-llm-retry-otherwise', 'timeout-ms': '90', 'continue-timeout': '5', 'http-version': '2', 'follow-redirects': 'true', 'buffer-request-body': 'false', 'buffer-response': 'true' },
    ]);
    expect(asRetryBlock(retryBlock({ ...pool, otherwise }).carried)).toEqual({ ...pool, otherwise });
    expect(forwards({ ...pool, otherwise: {} })).toEqual([{ id: 'apim-llm-retry-1-forward', 'buffer-request-body': 'true', 'buffer-response': 'false' }, { id: 'apim-llm-retry-otherwise' }]);
  });

  it('keeps expressions and named values of the attributes that it takes over', () => {
    const timeout = '@(context.Request.Headers.ContainsKey("a") && 1 < 2 ? 10 : {{slow}})';
    expect(forwards({ ...pool, inherited: { timeout } }).map(({ timeout: kept }) => kept)).toEqual([timeout, timeout]);
    expect(() => retryBlock({ ...pool, inherited: { timeout: '@@(1)\u0000{{{a}}' } })).toThrow(expect.objectContaining({ code: 'NotPolicyText' }));
  });

  it('is not written without a setting, or with two of one name', () => {
    expect(() => retryBlock({ ...pool, settings: [] })).toThrow('a name of its own');
    expect(() => retryBlock({ ...pool, settings: [...pool.settings, ...pool.settings] })).toThrow('a name of its own');
  });

  const [setting] = pool.settings;
  it.each([
    ['no settings', { settings: [] }],
    ['two settings of one name', { settings: [setting, setting] }],
    ['a setting without name', { settings: [{ ...setting, name: '' }] }],
    ['no retry', { settings: [{ ...setting, retries: 0 }] }],
    ['more retries than the service takes', { settings: [{ ...setting, retries: 51 }] }],
    ['no status', { settings: [{ ...setting, statusRanges: [] }] }],
    ['more ranges than a breaker takes', { settings: [{ ...setting, statusRanges: Array.from({ length: 11 }, () => throttled[0]) }] }],
    ['a range upside down', { settings: [{ ...setting, statusRanges: [{ min: 430, max: 429 }] }] }],
    ['a range below 200', { settings: [{ ...setting, statusRanges: [{ min: 199, max: 429 }] }] }],
    ['a range above 599', { settings: [{ ...setting, statusRanges: [{ min: 429, max: 600 }] }] }],
    ['a range without end', { settings: [{ ...setting, statusRanges: [{ min: 429 }] }] }],
    ['a status that is text', { settings: [{ ...setting, statusRanges: ['429'] }] }],
    ['neither pool nor list', { settings: [{ ...setting, over: { kind: 'other', ids: ['a'] } }] }],
    ['an empty list', { settings: [{ ...setting, over: { kind: 'list', ids: [] } }] }],
    ['a list without ids', { settings: [{ ...setting, over: { kind: 'list' } }] }],
    ['nothing to retry over', { settings: [{ ...setting, over: 'pool' }] }],
    ['no word about the others', { otherwise: undefined }],
    ['an attribute that is no text', { otherwise: { timeout: 60 } }],
    ['nothing inherited', { inherited: null }],
  ])('is not read with %s', (_, change) => {
    expect(asRetryBlock({ ...retryBlock(pool).carried, ...change } as never)).toBeUndefined();
  });

  it.each([
    ['50 retries', { retries: 50 }],
    ['one retry', { retries: 1 }],
    ['a list of one', { over: { kind: 'list' as const, ids: ['main'] } }],
    ['every status', { statusRanges: [{ min: 200, max: 599 }] }],
    ['ten ranges', { statusRanges: Array.from({ length: 10 }, () => ({ min: 429, max: 429 })) }],
  ])('is read with %s', (_, change) => {
    const value = { ...pool, settings: pool.settings.map((each) => ({ ...each, ...change })) };
    expect(asRetryBlock(retryBlock(value).carried)).toEqual(value);
  });

  it('keeps out attributes that it does not know', () => {
    expect(asRetryBlock({ ...retryBlock(pool).carried, inherited: { timeout: '60', id: 'theirs' } })).toEqual(pool);
  });
});
