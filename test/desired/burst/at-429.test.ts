import { describe, expect, it } from 'vitest';
import { at429 } from '../../../src/desired/burst/at-429.ts';
import type { ShownBreaker, ShownMember } from '../../../src/desired/members/shown-member.ts';

const rule: ShownBreaker = { tripAfter: 1, percentage: null, within: 'PT1M', openFor: 'PT1M', acceptRetryAfter: true, on: ['429'] };
const member = (account: string | null, breaker: ShownBreaker | null = rule): ShownMember => ({ account, accountId: null, deployment: 'gpt-4o', backend: `${account}--gpt-4o--openai`, region: null, priority: 1, weight: 1, breaker, quota: null, state: null });
const told = (members: readonly ShownMember[], retries: number, isList = false): string => at429({ members, retries, isList }).join('\n');

describe('what happens at a 429', () => {
  it('with both: it is sent again, and Retry-After says for how long the main is left alone', () => {
    const text = told([member('main'), member('sub')], 2);
    expect(text).toContain('it opens the breaker of main/gpt-4o, and calls are sent again at once, and no client sees any. Then sub/gpt-4o serves.');
    expect(text).toContain("1.017 backend calls a request where it tells the end of the model's minute, 1.04 for 22 s, 1.087 for 10 s, 1.425 for 2 s (local Azure, six times its quota)");
    expect(text).toContain('Azure OpenAI was seen to say 86400 s: then the main is not called for a day; --no-accept-retry-after bounds it to PT1M.');
    expect(text).toContain('When all breakers are open, the client is answered 429 with Retry-After.');
  });

  it('without Retry-After: the rule says for how long, at some cost', () => {
    const fixed = { ...rule, acceptRetryAfter: false };
    const text = told([member('main', fixed), member('sub', fixed)], 2);
    expect(text).toContain('The breaker closes after PT1M whatever Retry-After says, a day included: 1.015 backend calls a request, and 9 calls in 600 fewer than the main could serve (local Azure, six times its quota).');
    expect(text).not.toContain('86400');
    const short = { ...fixed, openFor: 'PT2S' };
    expect(told([member('main', short), member('sub', short)], 2)).toContain('a day included: 1.425 backend calls a request (local Azure');
  });

  it('as the article has it: three in each cycle go to clients, and those of the sub too', () => {
    const text = told([member('main', { ...rule, tripAfter: 3, within: 'PT5M', acceptRetryAfter: false }), member('sub', null)], 0);
    expect(text).toContain('3 of them within PT5M open the breaker of main/gpt-4o, and 3 in each cycle go to clients.');
    expect(text).toContain('sub/gpt-4o has no breaker: a 429 from there goes to the client as it is.');
    expect(told([member('main', { ...rule, tripAfter: 3 }), member('sub')], 1)).toContain('1 in each cycle goes to clients');
  });

  it('of a list: the next one is asked, the main every time', () => {
    const text = told([member('main', null), member('sub', null), member('last', null)], 2, true);
    expect(text).toContain('the call is sent again at once, to sub/gpt-4o, then last/gpt-4o; the client sees a 429 only if the last of them answers it (2 retries).');
    expect(text).toContain('1.85 backend calls a request at about six times its quota');
    expect(text).not.toContain('breaker, which');
    expect(told([member('main'), member('sub', null)], 1, true)).toContain('The main has a breaker, which a pool or another burst opens');
  });

  it('of a main whose breaker somebody took away: the spill is never called', () => {
    expect(told([member('main', null), member('sub')], 2)).toBe('main/gpt-4o has no breaker, so that its 429 goes to the client after 2 more attempts in vain, and sub/gpt-4o is never called. apim-llm burst enable puts the breaker back.');
    expect(told([member('main', null), member('sub')], 0)).toContain('so that its 429 goes to the client, and');
  });

  it('of a rule that counts in percent, and of members that are gone: what can be told', () => {
    expect(told([member('main', { ...rule, tripAfter: null, percentage: 50 }), member(null)], 0)).toContain('50 % of 429 within PT1M open its breaker; then null--gpt-4o--openai serves.');
    expect(told([], 2)).toBe('');
  });
});
