import { countsOf, grouped, latencyOfServed, partOf, type Counts, type Part } from './counts.ts';
import type { Backends } from './backends.ts';
import type { Latency } from './percentile.ts';
import { regionOf, type Sample } from './sample.ts';
import { timelineOf, type Timeline } from './timeline.ts';

/** What a run of calls came to. */
export interface Summary extends Counts {
  /** Calls that ended. */
  readonly requests: number;
  /** Of the first call that was sent; undefined where none has ended. */
  readonly startedAt: number | undefined;
  /** From the first call to the last answer. */
  readonly durationMs: number;
  /** Of the calls that were served. */
  readonly latencyMs: Latency;
  readonly byRegion: Readonly<Record<string, Part>>;
  /** Calls whose answer names no region, and those without an answer. */
  readonly withoutRegion: number;
  /** Undefined where the gateway does not tell: on Azure. */
  readonly backends: Backends | undefined;
  readonly timeline: Timeline;
}

export function summaryOf(samples: readonly Sample[], backendsOf: (served: number) => Backends | undefined): Summary {
  const counts = countsOf(samples);
  const regions = [...grouped(samples, regionOf)];
  const startedAt = samples.length === 0 ? undefined : samples.reduce((least, { sentAt }) => Math.min(least, sentAt), Number.POSITIVE_INFINITY);
  const endedAt = samples.reduce((latest, { sentAt, ms }) => Math.max(latest, sentAt + ms), startedAt ?? 0);
  return {
    requests: samples.length,
    ...counts,
    startedAt,
    durationMs: endedAt - (startedAt ?? 0),
    latencyMs: latencyOfServed(samples),
    byRegion: Object.fromEntries(regions.map(([region, each]) => [region, partOf(each, counts.ok)])),
    withoutRegion: samples.length - regions.reduce((sum, [, each]) => sum + each.length, 0),
    backends: backendsOf(counts.ok),
    timeline: timelineOf(samples),
  };
}
