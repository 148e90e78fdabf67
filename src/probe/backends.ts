import type { BackendAttempt } from '../model/local-control.ts';
import { grouped, partOf, type Part } from './counts.ts';
import type { Sample } from './sample.ts';

/** `requests`: calls whose last attempt went there. */
export interface BackendPart extends Part {
  /** All requests of the gateway to it, first and further ones. */
  readonly attempts: number;
  readonly throttledAttempts: number;
}

export interface Backends {
  readonly byBackend: Readonly<Record<string, BackendPart>>;
  /** Attempts beyond the first one of their call. */
  readonly retries: number;
  readonly withoutBackend: number;
}

/** Which backends the gateway asked for these calls. @param idOf what a call sent as `x-ms-client-request-id` */
export function backendsOf(samples: readonly Sample[], attempts: readonly BackendAttempt[], idOf: (index: number) => string, served: number): Backends {
  const indexes = new Map(samples.map(({ index }) => [idOf(index), index]));
  const byCall = new Map<number, BackendAttempt[]>();
  for (const attempt of attempts) {
    const index = attempt.clientRequestId === undefined ? undefined : indexes.get(attempt.clientRequestId);
    if (index === undefined) continue;
    const before = byCall.get(index);
    if (before === undefined) byCall.set(index, [attempt]);
    else before.push(attempt);
  }
  const ours = [...byCall.values()].flat();
  const last = grouped(samples, ({ index }) => byCall.get(index)?.at(-1)?.backend);
  const names = [...new Set(ours.map(({ backend }) => backend))].toSorted();
  const byBackend = names.map((name) => {
    const made = ours.filter(({ backend }) => backend === name);
    return [name, { ...partOf(last.get(name) ?? [], served), attempts: made.length, throttledAttempts: made.filter(({ status }) => status === 429).length }] as const;
  });
  return { byBackend: Object.fromEntries(byBackend), retries: ours.length - byCall.size, withoutBackend: samples.length - byCall.size };
}
