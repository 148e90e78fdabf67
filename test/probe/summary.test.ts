import { describe, expect, it } from 'vitest';
import { backendsOf } from '../../src/probe/backends.ts';
import { missedLimits } from '../../src/probe/limits.ts';
import { summaryOf } from '../../src/probe/summary.ts';
import { timelineOf } from '../../src/probe/timeline.ts';
import { samplesOf } from './samples.ts';

const [north, south] = ['Sweden Central', 'East US'];

describe('a summary', () => {
  const samples = samplesOf(
    { at: 1000, ms: 30, region: south },
    { at: 1010, ms: 10, region: north },
    { at: 1020, ms: 20, region: north },
    { at: 1030, ms: 1, status: 429, region: north },
    { at: 1040, ms: 2, status: 404 },
    { at: 1050, ms: 5000, status: 0 },
    { at: 1060, ms: 50 },
  );
  const summary = summaryOf(samples, () => undefined);

  it('counts what was served, throttled and failed', () => {
    expect(summary).toMatchObject({ requests: 7, ok: 4, throttled: 1, failed: 2, startedAt: 1000, durationMs: 5050 });
  });

  it('has the latency of what was served only', () => {
    expect(summary.latencyMs).toEqual({ p50: 20, p95: 50, p99: 50 });
    expect(summary.byRegion[north]?.latencyMs).toEqual({ p50: 10, p95: 20, p99: 20 });
  });

  it('has a part for each region, by name, with its share of what was served', () => {
    expect(Object.keys(summary.byRegion)).toEqual([south, north]);
    expect(summary.byRegion[north]).toMatchObject({ requests: 3, share: 0.5, ok: 2, throttled: 1, failed: 0 });
    expect(summary.byRegion[south]).toMatchObject({ requests: 1, share: 0.25, ok: 1 });
    expect(summary.withoutRegion).toBe(3);
  });

  it('of nothing is nothing', () => {
    expect(summaryOf([], () => undefined)).toEqual({
      requests: 0, ok: 0, throttled: 0, failed: 0, startedAt: undefined, durationMs: 0, latencyMs: { p50: null, p95: null, p99: null },
      byRegion: {}, withoutRegion: 0, backends: undefined, timeline: { bucketSeconds: 1, buckets: [] },
    });
  });

  it('gives no region a share where nothing was served', () => {
    expect(summaryOf(samplesOf({ status: 429, region: north }), () => undefined).byRegion[north]).toMatchObject({ share: 0, throttled: 1 });
  });
});

describe('backends', () => {
  const samples = samplesOf({ ms: 10, region: north }, { ms: 40, region: south }, { status: 400 });
  const attempt = (index: number | undefined, backend: string, status: number) => ({ clientRequestId: index === undefined ? undefined : `id-${index}`, backend, status });
  const attempts = [attempt(0, 'main', 200), attempt(1, 'main', 429), attempt(undefined, 'main', 200), attempt(1, 'main', 503), attempt(1, 'spill', 200), attempt(7, 'spill', 200)];
  const backends = backendsOf(samples, attempts, (index) => `id-${index}`, 2);

  it('have the calls that ended there, and all attempts', () => {
    expect(backends.byBackend).toEqual({
      main: { requests: 1, share: 0.5, ok: 1, throttled: 0, failed: 0, latencyMs: { p50: 10, p95: 10, p99: 10 }, attempts: 3, throttledAttempts: 1 },
      spill: { requests: 1, share: 0.5, ok: 1, throttled: 0, failed: 0, latencyMs: { p50: 40, p95: 40, p99: 40 }, attempts: 1, throttledAttempts: 0 },
    });
  });

  it('count attempts beyond the first as retries, and calls without any', () => {
    expect(backends).toMatchObject({ retries: 2, withoutBackend: 1 });
  });
});

describe('the timeline', () => {
  it('has stretches of a round length, and those in which nothing was sent', () => {
    const { bucketSeconds, buckets } = timelineOf(samplesOf({ at: 500, region: north }, { at: 1499, region: south }, { at: 1500, status: 429, region: north }, { at: 4400, status: 0 }, { at: 4499 }));
    expect(bucketSeconds).toBe(1);
    expect(buckets).toEqual([
      { from: 0, ok: 2, throttled: 0, failed: 0, byRegion: { [south]: 1, [north]: 1 } },
      { from: 1, ok: 0, throttled: 1, failed: 0, byRegion: {} },
      { from: 2, ok: 0, throttled: 0, failed: 0, byRegion: {} },
      { from: 3, ok: 1, throttled: 0, failed: 1, byRegion: {} },
    ]);
  });

  it.each([
    [19_999, 1, 20],
    [20_000, 2, 11],
    [119_000, 10, 12],
    [600_000, 60, 11],
    [86_400_000, 4321, 20],
  ])('of %i ms has stretches of %i s', (last, seconds, count) => {
    const { bucketSeconds, buckets } = timelineOf(samplesOf({ at: 0 }, { at: last }));
    expect({ bucketSeconds, count: buckets.length }).toEqual({ bucketSeconds: seconds, count });
    expect(buckets.reduce((sum, { ok }) => sum + ok, 0)).toBe(2);
  });
});

describe('limits', () => {
  const summary = summaryOf(samplesOf({ region: north }, { region: north }, { region: south }, { status: 429, region: 'West US' }, { status: 0 }), () => undefined);

  it.each([
    [{ count: 2 }, []],
    [{ count: 1 }, [{ kind: 'errors', errors: 2, requests: 5, allowed: 1 }]],
    [{ percent: 40 }, []],
    [{ percent: 39.9 }, [{ kind: 'errors', errors: 2, requests: 5, allowed: 1 }]],
  ])('of errors: %o', (errors, missed) => {
    expect(missedLimits({ errors, regions: [] }, summary)).toEqual(missed);
  });

  it.each([
    [north, undefined, true],
    ['swedencentral', 66, true],
    [north, 67, false],
    ['West US', undefined, false],
    ['West US', 0, true],
    ['North Europe', undefined, false],
  ])('of regions: %s at %s: %s', (region, percent, kept) => {
    expect(missedLimits({ errors: undefined, regions: [{ region, percent }] }, summary)).toHaveLength(kept ? 0 : 1);
  });

  it('say how much a region served', () => {
    expect(missedLimits({ errors: undefined, regions: [{ region: south, percent: 50 }] }, summary)).toEqual([{ kind: 'region', region: south, served: 1, percent: 33.3, wanted: 50 }]);
  });
});
