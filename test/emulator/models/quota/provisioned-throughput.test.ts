import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newQuotas } from '../../../../src/emulator/models/quota/quotas.ts';
import type { Admission } from '../../../../src/emulator/models/quota/quotas.ts';
import { aDeployment, aProvisioned, start } from './a-deployment.ts';

/** Tokens of a prompt that fills it. */
const full = 125_000;

describe('provisioned throughput', () => {
  it('admits below 100 %, even what goes beyond, and refuses above with both headers', () => {
    const quotas = newQuotas({});
    expect(quotas.admit(aProvisioned(), { tokens: full - 1, at: start })).toMatchObject({ admitted: true, headers: {} });
    expect(quotas.admit(aProvisioned(), { tokens: 1001, at: start }).admitted).toBe(true);
    // 1,000 tokens above, at 125,000 a minute.
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start })).toEqual({ admitted: false, by: 'provisioned', retryAfterMs: 481, headers: { 'retry-after': '1', 'retry-after-ms': '481' } });
  });

  it('refuses at 100 % sharp', () => {
    const quotas = newQuotas({});
    quotas.admit(aProvisioned(), { tokens: full, at: start });
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start })).toMatchObject({ admitted: false, retryAfterMs: 1 });
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start + 1 }).admitted).toBe(true);
  });

  it('drains evenly, by the number of units', () => {
    const waitOf = (ptu: number): number => {
      const quotas = newQuotas({});
      const deployment = aProvisioned({ ptu });
      quotas.admit(deployment, { tokens: 2 * full, at: start });
      const { admitted, ...refusal } = quotas.admit(deployment, { tokens: 1, at: start + 10_000 }) as Extract<Admission, { admitted: false }>;
      return admitted ? 0 : refusal.retryAfterMs;
    };
    expect([waitOf(50), waitOf(75), waitOf(100)]).toEqual([50_001, 10_001, 0]);
  });

  it('is empty in the end, and no emptier', () => {
    const quotas = newQuotas({});
    quotas.admit(aProvisioned(), { tokens: full, at: start });
    expect(quotas.admit(aProvisioned(), { tokens: full, at: start + 3_600_000 }).admitted).toBe(true);
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start + 3_600_000 }).admitted).toBe(false);
  });

  it.each<[string, number, number]>([['gpt-4o', 2500, 4], ['GPT-4o-mini', 37_000, 4], ['gpt-4.1', 3000, 4], ['gpt-5', 4750, 8], ['some-model', 2500, 4]])('weighs what is written as documented: %s', (name, perUnit, weight) => {
    const quotas = newQuotas({});
    const deployment = aProvisioned({ model: { format: 'OpenAI', name, version: '1' }, ptu: 10 });
    // 1,000 tokens of prompt, and the rest but one written.
    const written = (10 * perUnit - 1000) / weight - 1 / weight;
    expect(quotas.admit(deployment, { tokens: 1000 + written, written, at: start }).admitted).toBe(true);
    expect(quotas.admit(deployment, { tokens: 1, at: start }).admitted).toBe(true);
    expect(quotas.admit(deployment, { tokens: 1, at: start }).admitted).toBe(false);
  });

  it('is corrected when the call is done: by less, and by more', () => {
    const quotas = newQuotas({});
    const first = quotas.admit(aProvisioned(), { tokens: 25_000 + 25_000, written: 25_000, at: start });
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start }).admitted).toBe(false);
    if (first.admitted) first.settle(25_000 + 10_000, start, 10_000);
    // 65,000 are used, then 59,999 more.
    const second = quotas.admit(aProvisioned(), { tokens: 59_999, at: start });
    expect(second.admitted).toBe(true);
    if (second.admitted) second.settle(60_000, start);
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start })).toMatchObject({ admitted: false, retryAfterMs: 1 });
  });

  it('does not go below zero by a correction that comes late', () => {
    const quotas = newQuotas({});
    const long = quotas.admit(aProvisioned(), { tokens: full, at: start });
    if (long.admitted) long.settle(0, start + 600_000);
    expect(quotas.admit(aProvisioned(), { tokens: full, at: start + 600_000 }).admitted).toBe(true);
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start + 600_000 }).admitted).toBe(false);
  });

  it.each([true, false])('is not used by calls that are refused for what they say, failedCallsCount %s', (failedCallsCount) => {
    const quotas = newQuotas({ failedCallsCount });
    const admission = quotas.admit(aProvisioned(), { tokens: full, at: start });
    if (admission.admitted) admission.failed(start);
    quotas.count(aProvisioned(), { tokens: full, at: start });
    expect(quotas.admit(aProvisioned(), { tokens: full, at: start }).admitted).toBe(true);
  });

  it('follows the units in ARM at once, after it drained at the rate before', () => {
    const quotas = newQuotas({});
    quotas.admit(aProvisioned(), { tokens: 2 * full, at: start });
    expect(quotas.admit(aProvisioned({ ptu: 100 }), { tokens: full, at: start + 30_000 }).admitted).toBe(true);
    expect(quotas.admit(aProvisioned({ ptu: 100 }), { tokens: 1, at: start + 30_000 })).toMatchObject({ admitted: false, retryAfterMs: 15_001 });
  });

  it('begins anew where a standard deployment takes its place', () => {
    const quotas = newQuotas({});
    quotas.admit(aProvisioned(), { tokens: 2 * full, at: start });
    expect(quotas.admit(aDeployment({ name: 'ptu' }), { tokens: 10_000, at: start }).admitted).toBe(true);
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start }).admitted).toBe(true);
  });

  it('says when to come back as the estate has it', () => {
    const quotas = newQuotas({ retryAfter: 30 });
    quotas.admit(aProvisioned(), { tokens: full, at: start });
    expect(quotas.admit(aProvisioned(), { tokens: 1, at: start })).toMatchObject({ retryAfterMs: 30_000, headers: { 'retry-after': '30', 'retry-after-ms': '30000' } });
  });

  it('never admits, over any run, more than it drains and holds, and lets in whoever waits as told', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 20_000 }), tokens: fc.integer({ min: 0, max: 60_000 }), written: fc.integer({ min: 0, max: 9000 }), used: fc.integer({ min: 0, max: 60_000 }) }), { maxLength: 80 }), (calls) => {
        const quotas = newQuotas({});
        let now = start;
        let admitted = 0;
        let largest = 0;
        for (const { wait, tokens, written, used } of calls) {
          now += wait;
          const first = quotas.admit(aProvisioned(), { tokens, written, at: now });
          if (!first.admitted) now += first.retryAfterMs;
          const admission = first.admitted ? first : quotas.admit(aProvisioned(), { tokens, written, at: now });
          expect(admission.admitted).toBe(true);
          if (admission.admitted) admission.settle(used, now);
          admitted += used;
          largest = Math.max(largest, used);
        }
        expect(admitted).toBeLessThanOrEqual(full + largest + ((now - start) * full) / 60_000 + 1);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
