/** What happens when a member is throttled (DESIGN §4, `RESILIENCE`). */
export interface Resilience {
  readonly mode: ResilienceMode;
  /** Failures within the window that open a breaker. */
  readonly tripAfter: number;
  /** ISO 8601 durations, `PT1M`. */
  readonly within: string;
  readonly openFor: string;
  /** The breaker stays open for as long as the model's `Retry-After` says, where it says something. */
  readonly acceptRetryAfter: boolean;
  /** Attempts after the first; 0 outside of the modes `retry` and `both`. */
  readonly retries: number;
}

export const resilienceModes = ['none', 'breaker', 'retry', 'both'] as const;
export type ResilienceMode = (typeof resilienceModes)[number];
