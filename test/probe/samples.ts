import type { Sample } from '../../src/probe/sample.ts';

export interface Made {
  readonly at?: number;
  readonly ms?: number;
  /** 0: no answer. */
  readonly status?: number;
  readonly region?: string;
  readonly message?: string;
  readonly retryAfterMs?: number;
}

/** Samples in the order of their sending. */
export function samplesOf(...made: readonly Made[]): readonly Sample[] {
  return made.map(({ at = 0, ms = 20, status = 200, region, message, retryAfterMs }, index) => ({
    index,
    sentAt: at,
    ms,
    answer: status === 0 ? { kind: 'lost', reason: 'Timeout' } : { kind: 'answered', status, region, retryAfterMs, message },
  }));
}
