import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../../../src/emulator/models/deployment.ts';
import type { ModelOptions } from '../../../../src/emulator/models/options.ts';
import { newQuotas } from '../../../../src/emulator/models/quota/quotas.ts';
import type { Quotas } from '../../../../src/emulator/models/quota/quotas.ts';
import { aDeployment, start } from './a-deployment.ts';

/** When calls of so many tokens are admitted, in seconds from the start; one is asked for at every step. */
function admittedAt(quotas: Quotas, deployment: Deployment, tokens: number, seconds: number, step = 1): readonly number[] {
  return Array.from({ length: Math.round(seconds / step) }, (_, index) => index * step).filter((second) => quotas.admit(deployment, { tokens, at: start + second * 1000 }).admitted);
}

describe('tokens per minute', () => {
  it('of 10,000 admit nine calls of the article in each minute, at one request a second', () => {
    const nine = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(admittedAt(newQuotas({}), aDeployment(), 1010, 180)).toEqual([...nine, ...nine.map((at) => at + 60), ...nine.map((at) => at + 120)]);
  });

  it.each<[ModelOptions['quotaWindow'], readonly number[]]>([
    ['first-call', [0, 1, 2, 60, 61, 62]],
    // The clock's minute ends 45 seconds after the start.
    ['minute', [0, 1, 2, 45, 46, 47]],
    ['sliding', [0, 1, 2, 60, 61, 62]],
  ])('come back as the option quotaWindow says: %s', (quotaWindow, expected) => {
    expect(admittedAt(newQuotas({ quotaWindow }), aDeployment(), 3000, 70)).toEqual(expected);
  });

  it('slide one by one, where a window would give all at once', () => {
    const admitted = (quotaWindow: ModelOptions['quotaWindow']): readonly number[] => {
      const quotas = newQuotas({ quotaWindow });
      return [0, 30, 31, 60, 61].filter((at) => quotas.admit(aDeployment(), { tokens: 5000, at: start + at * 1000 }).admitted);
    };
    expect(admitted('sliding')).toEqual([0, 30, 60]);
    expect(admitted('first-call')).toEqual([0, 30, 60, 61]);
  });

  it('may be used up to the last one', () => {
    const quotas = newQuotas({});
    expect(quotas.admit(aDeployment(), { tokens: 10_000, at: start }).admitted).toBe(true);
    expect(quotas.admit(aDeployment(), { tokens: 1, at: start }).admitted).toBe(false);
    expect(quotas.admit(aDeployment(), { tokens: 0, at: start }).admitted).toBe(true);
  });

  it('are not given back for what a call did not use', () => {
    const quotas = newQuotas({});
    const admission = quotas.admit(aDeployment(), { tokens: 10_000, at: start });
    if (admission.admitted) admission.settle(10, start + 1, 5);
    expect(quotas.admit(aDeployment(), { tokens: 1, at: start + 2 }).admitted).toBe(false);
  });

  it('are not used by calls that are refused', () => {
    const quotas = newQuotas({ quotaWindow: 'sliding' });
    expect(quotas.admit(aDeployment(), { tokens: 6000, at: start }).admitted).toBe(true);
    expect(admittedAt(quotas, aDeployment(), 5000, 60)).toEqual([]);
    expect(quotas.admit(aDeployment(), { tokens: 4000, at: start + 59_999 }).admitted).toBe(true);
  });

  it('are counted for each deployment, whatever the case of its id', () => {
    const quotas = newQuotas({});
    const { id } = aDeployment();
    expect(quotas.admit(aDeployment({ id: id.toUpperCase() }), { tokens: 10_000, at: start }).admitted).toBe(true);
    expect(quotas.admit(aDeployment(), { tokens: 1, at: start }).admitted).toBe(false);
    expect(quotas.admit(aDeployment({ name: 'other' }), { tokens: 10_000, at: start }).admitted).toBe(true);
  });

  it('follow the capacity in ARM at once, keeping what was used', () => {
    const quotas = newQuotas({});
    expect(quotas.admit(aDeployment(), { tokens: 10_000, at: start }).admitted).toBe(true);
    expect(quotas.admit(aDeployment({ tokensPerMinute: 20_000 }), { tokens: 9000, at: start }).headers).toMatchObject({ 'x-ratelimit-limit-tokens': '20000', 'x-ratelimit-remaining-tokens': '1000' });
    expect(quotas.admit(aDeployment({ tokensPerMinute: 1000 }), { tokens: 1, at: start })).toMatchObject({ admitted: false, headers: { 'x-ratelimit-remaining-tokens': '0' } });
  });
});

describe('requests per minute', () => {
  it.each<[number, 1 | 10, readonly [number, number]]>([
    // So many at once, then again after so many seconds.
    [600, 1, [10, 1]],
    [600, 10, [100, 10]],
    [60, 1, [1, 1]],
    [60, 10, [10, 10]],
    [12, 10, [2, 10]],
    [20, 10, [3, 10]],
    [90, 1, [1, 1]],
    [6, 10, [1, 10]],
    [5, 10, [5, 60]],
    [3, 1, [3, 60]],
    [3, 10, [3, 60]],
  ])('of %i are judged over slices of %i s', (requestsPerMinute, requestSlice, [atOnce, seconds]) => {
    const quotas = newQuotas({ requestSlice });
    const deployment = aDeployment({ requestsPerMinute, tokensPerMinute: 0 });
    const admittedOf = (calls: number, at: number): number => Array.from({ length: calls }, () => quotas.admit(deployment, { tokens: 1, at })).filter(({ admitted }) => admitted).length;
    expect(admittedOf(atOnce + 2, start)).toBe(atOnce);
    expect(admittedOf(1, start + seconds * 1000 - 1)).toBe(0);
    expect(admittedOf(atOnce + 2, start + seconds * 1000)).toBe(atOnce);
  });

  it.each([1, 10] as const)('of 60 let one request a second through, over slices of %i s', (requestSlice) => {
    expect(admittedAt(newQuotas({ requestSlice }), aDeployment({ tokensPerMinute: 0 }), 1, 120)).toHaveLength(120);
  });

  it('slide as measured: two of twelve a minute in ten seconds, the next one when the first is ten seconds old', () => {
    const quotas = newQuotas({ quotaWindow: 'sliding' });
    const deployment = aDeployment({ requestsPerMinute: 12, tokensPerMinute: 2000 });
    const at = [0, 2.1, 3.9, 9.9, 10.6, 12, 12.6, 14.3, 20.5, 21.1];
    expect(at.filter((second) => quotas.admit(deployment, { tokens: 110, at: start + second * 1000 }).admitted)).toEqual([0, 2.1, 10.6, 12.6, 21.1]);
  });

  it('follow a limit that is judged over another slice', () => {
    const quotas = newQuotas({});
    const of = (requestsPerMinute: number): Deployment => aDeployment({ requestsPerMinute, tokensPerMinute: 0 });
    const admitted = [3, 3, 3, 3, 60].map((limit) => quotas.admit(of(limit), { tokens: 0, at: start }).admitted);
    expect(admitted).toEqual([true, true, true, false, true]);
  });
});

describe('a deployment without limits', () => {
  it('admits everything and tells nothing', () => {
    const quotas = newQuotas({});
    const deployment = aDeployment({ tokensPerMinute: 0, requestsPerMinute: 0 });
    const admissions = Array.from({ length: 500 }, () => quotas.admit(deployment, { tokens: 1_000_000, at: start }));
    expect(admissions.every(({ admitted, headers }) => admitted && Object.keys(headers).length === 0)).toBe(true);
  });
});

describe('the headers', () => {
  it('tell the limits of a minute, what is left of the window, and whole seconds until all is back', () => {
    const quotas = newQuotas({});
    expect(quotas.admit(aDeployment(), { tokens: 1010, at: start }).headers).toEqual({
      'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '10',
      'x-ratelimit-limit-tokens': '10000', 'x-ratelimit-remaining-tokens': '8990', 'x-ratelimit-reset-tokens': '60',
    });
    expect(quotas.admit(aDeployment(), { tokens: 10, at: start + 500 }).headers).toMatchObject({ 'x-ratelimit-remaining-requests': '8', 'x-ratelimit-reset-requests': '10', 'x-ratelimit-reset-tokens': '60' });
    expect(quotas.admit(aDeployment(), { tokens: 10, at: start + 10_001 }).headers).toMatchObject({ 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-tokens': '50' });
  });

  it('speak only of limits that there are', () => {
    expect(newQuotas({}).admit(aDeployment({ tokensPerMinute: 0 }), { tokens: 0, at: start }).headers).toEqual({ 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '10' });
  });

  it('of a refusal say when to come back: seconds rounded up, and milliseconds', () => {
    const quotas = newQuotas({});
    quotas.admit(aDeployment(), { tokens: 9500, at: start });
    expect(quotas.admit(aDeployment(), { tokens: 1010, at: start + 37_600 })).toEqual({
      admitted: false, by: 'tokens', retryAfterMs: 22_400,
      headers: {
        'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '10', 'x-ratelimit-reset-requests': '0',
        'x-ratelimit-limit-tokens': '10000', 'x-ratelimit-remaining-tokens': '500', 'x-ratelimit-reset-tokens': '23',
        'policy-id': 'DeploymentRatelimit-Token', 'retry-after': '23', 'retry-after-ms': '22400',
      },
    });
  });

  it('of a refusal by requests say so', () => {
    const quotas = newQuotas({});
    const deployment = aDeployment({ requestsPerMinute: 6, tokensPerMinute: 0 });
    quotas.admit(deployment, { tokens: 0, at: start });
    expect(quotas.admit(deployment, { tokens: 0, at: start + 1 })).toMatchObject({ admitted: false, by: 'requests', retryAfterMs: 9999, headers: { 'policy-id': 'DeploymentRatelimit-Call', 'retry-after': '10', 'retry-after-ms': '9999' } });
  });

  it('name the limit that lasts longer where both are reached', () => {
    const quotas = newQuotas({});
    const deployment = aDeployment({ requestsPerMinute: 6 });
    quotas.admit(deployment, { tokens: 10_000, at: start });
    expect(quotas.admit(deployment, { tokens: 1, at: start })).toMatchObject({ by: 'tokens', retryAfterMs: 60_000 });
    expect(quotas.admit(deployment, { tokens: 0, at: start })).toMatchObject({ by: 'requests', retryAfterMs: 10_000 });
  });

  it.each([1, 86_400])('say %i seconds where the estate has it so', (seconds) => {
    expect(newQuotas({ retryAfter: seconds }).admit(aDeployment(), { tokens: 10_001, at: start })).toMatchObject({ retryAfterMs: seconds * 1000, headers: { 'retry-after': String(seconds), 'retry-after-ms': String(seconds * 1000) } });
  });

  it.each<[ModelOptions['quotaWindow'], number]>([['first-call', 60], ['minute', 45], ['sliding', 60]])('tell a call that never fits to wait for a window: %s, %i s', (quotaWindow, seconds) => {
    const quotas = newQuotas({ quotaWindow });
    expect(quotas.admit(aDeployment(), { tokens: 10_001, at: start })).toMatchObject({ admitted: false, by: 'tokens', headers: { 'retry-after': String(seconds), 'x-ratelimit-remaining-tokens': '10000' } });
  });
});

describe('calls that are refused for what they say', () => {
  it('count, as documented', () => {
    const quotas = newQuotas({});
    const admission = quotas.admit(aDeployment(), { tokens: 9000, at: start });
    if (admission.admitted) admission.failed(start);
    quotas.count(aDeployment(), { tokens: 500, at: start });
    expect(quotas.admit(aDeployment(), { tokens: 1, at: start }).headers).toMatchObject({ 'x-ratelimit-remaining-tokens': '499', 'x-ratelimit-remaining-requests': '7' });
  });

  it('do not where the estate says so', () => {
    const quotas = newQuotas({ failedCallsCount: false });
    const admission = quotas.admit(aDeployment(), { tokens: 9000, at: start });
    if (admission.admitted) admission.failed(start);
    quotas.count(aDeployment(), { tokens: 500, at: start });
    expect(quotas.admit(aDeployment(), { tokens: 1, at: start }).headers).toMatchObject({ 'x-ratelimit-remaining-tokens': '9999', 'x-ratelimit-remaining-requests': '9' });
  });

  it('count beyond the limit, too', () => {
    const quotas = newQuotas({});
    quotas.count(aDeployment({ requestsPerMinute: 3 }), { tokens: 20_000, at: start });
    expect(quotas.admit(aDeployment({ requestsPerMinute: 3 }), { tokens: 1, at: start })).toMatchObject({ admitted: false, headers: { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-remaining-requests': '2' } });
  });
});

describe('whoever comes back as told', () => {
  it('is let in, under every option', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('first-call' as const, 'minute' as const, 'sliding' as const),
        fc.constantFrom(1 as const, 10 as const),
        fc.integer({ min: 1, max: 700 }),
        fc.array(fc.record({ wait: fc.integer({ min: 0, max: 9000 }), tokens: fc.integer({ min: 0, max: 3000 }) }), { maxLength: 50 }),
        (quotaWindow, requestSlice, requestsPerMinute, calls) => {
          const quotas = newQuotas({ quotaWindow, requestSlice });
          const deployment = aDeployment({ requestsPerMinute });
          let now = start;
          let refusedTwice = 0;
          for (const { wait, tokens } of calls) {
            now += wait;
            const admission = quotas.admit(deployment, { tokens, at: now });
            if (admission.admitted) continue;
            now += admission.retryAfterMs;
            refusedTwice += admission.retryAfterMs > 0 && quotas.admit(deployment, { tokens, at: now }).admitted ? 0 : 1;
          }
          expect(refusedTwice).toBe(0);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
