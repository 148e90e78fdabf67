import { latencyOf, type Latency } from './percentile.ts';
import { verdictOf, type Sample } from './sample.ts';

export interface Counts {
  readonly ok: number;
  readonly throttled: number;
  readonly failed: number;
}

/** What came of the calls that one region, or one backend, answered. */
export interface Part extends Counts {
  readonly requests: number;
  /** Of all calls that were served (2xx), those that were served here: 0 to 1, four digits. */
  readonly share: number;
  /** Of the calls that were served. */
  readonly latencyMs: Latency;
}

export function countsOf(samples: readonly Sample[]): Counts {
  const count = { ok: 0, throttled: 0, failed: 0 };
  for (const sample of samples) count[verdictOf(sample)] += 1;
  return count;
}

export function latencyOfServed(samples: readonly Sample[]): Latency {
  return latencyOf(samples.filter((sample) => verdictOf(sample) === 'ok').map(({ ms }) => ms));
}

/** By what `keyOf` says, in the order of the alphabet; samples without a key are left out. */
export function grouped(samples: readonly Sample[], keyOf: (sample: Sample) => string | undefined): ReadonlyMap<string, readonly Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = keyOf(sample);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sample]);
    else group.push(sample);
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function partOf(samples: readonly Sample[], served: number): Part {
  const counts = countsOf(samples);
  const share = served === 0 ? 0 : Math.round((counts.ok / served) * 10_000) / 10_000;
  return { requests: samples.length, share, ...counts, latencyMs: latencyOfServed(samples) };
}
