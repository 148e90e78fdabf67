import type { JsonObject } from '../model/json.ts';
import type { Trial } from '../model/trial.ts';
import type { Part } from './counts.ts';
import type { Summary } from './summary.ts';

/** `result` of the report (DESIGN section 4). Null: it cannot be seen on Azure. */
export function probeResult(trial: Trial, summary: Summary): JsonObject {
  const { requests, ok, throttled, failed, startedAt, durationMs, latencyMs, byRegion, withoutRegion, backends, timeline } = summary;
  return {
    operation: trial.operation.name,
    capability: trial.capability ?? null,
    model: trial.model ?? null,
    stream: trial.stream,
    planned: trial.requests,
    requests,
    ok,
    throttled,
    failed,
    retries: backends?.retries ?? null,
    startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    durationMs: Math.round(durationMs),
    latencyMs: { ...latencyMs },
    byRegion: partsOf(byRegion),
    withoutRegion,
    byBackend: backends === undefined ? null : partsOf(backends.byBackend),
    withoutBackend: backends?.withoutBackend ?? null,
    bucketSeconds: timeline.bucketSeconds,
    timeline: timeline.buckets.map((bucket) => ({ ...bucket, byRegion: { ...bucket.byRegion } })),
  };
}

function partsOf(parts: Readonly<Record<string, Part>>): JsonObject {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { ...part, latencyMs: { ...part.latencyMs } }]));
}
