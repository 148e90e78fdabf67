/** The rules that there can be; a rule's name ends with it. */
export type AlertKind = 'throttled' | 'refused' | 'overflow' | 'quota';

export const alertKinds: readonly AlertKind[] = ['throttled', 'refused', 'overflow', 'quota'];

/** What a rule measures, and how it is compared. */
export interface AlertMeasure {
  /** Behind the service's name. */
  readonly title: string;
  readonly column: string;
  /** Columns that a value belongs to: one alert for each combination. */
  readonly dimensions: readonly string[];
  readonly aggregation: 'Maximum' | 'Minimum';
  readonly operator: 'GreaterThanOrEqual' | 'LessThanOrEqual';
}

export const alertMeasures: Readonly<Record<AlertKind, AlertMeasure>> = {
  throttled: { title: 'clients get 429', column: 'ThrottledShare', dimensions: ['Api'], aggregation: 'Maximum', operator: 'GreaterThanOrEqual' },
  refused: { title: 'the gateway refuses calls itself', column: 'Refused', dimensions: ['Api'], aggregation: 'Maximum', operator: 'GreaterThanOrEqual' },
  overflow: { title: 'calls overflow to a lower priority', column: 'OverflowShare', dimensions: ['Pool'], aggregation: 'Maximum', operator: 'GreaterThanOrEqual' },
  quota: { title: 'a quota is nearly used up', column: 'RemainingShare', dimensions: ['Backend', 'Deployment'], aggregation: 'Minimum', operator: 'LessThanOrEqual' },
};

/** The service's answers to what nobody sees from outside: the state of a breaker is told by events alone. */
const events = 'Azure shows the state of a breaker nowhere; API Management tells Event Grid when one opens (Microsoft.ApiManagement.CircuitBreaker.Opened) and closes (…Closed).';

export interface Thresholds {
  /** Percent of an API's calls. */
  readonly throttledShare: number;
  /** Calls of an API. */
  readonly refused: number;
  /** Percent of a pool's served calls. */
  readonly overflowShare: number;
  /** Percent of tokens per minute that are left. */
  readonly quotaNear: number;
  /** Fewer calls in the window say nothing of a share. */
  readonly minCalls: number;
}

export function thresholdOf(kind: AlertKind, { overflowShare, quotaNear, refused, throttledShare }: Thresholds): number {
  switch (kind) {
    case 'throttled':
      return throttledShare;
    case 'refused':
      return refused;
    case 'overflow':
      return overflowShare;
    case 'quota':
      return quotaNear;
  }
}

/** What whoever gets the alert has to know: what was measured, what it means, and what it cannot say. */
export function describedAlert(kind: AlertKind, thresholds: Thresholds): string {
  const { minCalls, overflowShare, quotaNear, refused, throttledShare } = thresholds;
  switch (kind) {
    case 'throttled':
      return `${throttledShare}% or more of an API's calls ended with 429 at the client within 15 minutes (APIs with fewer than ${minCalls} calls are left out). 429s that the gateway hid by trying another backend do not count.`;
    case 'refused':
      return `${refused} or more calls of an API were answered with 429 or 503 although nothing was sent to a backend for them. Either the breakers of all members of a pool are open, or a limit in the gateway (tokens, rate, quota of a product) was reached. ${events}`;
    case 'overflow':
      return `${overflowShare}% or more of a pool's served calls went to members of lower priority: those before them are throttled, failing or switched off (pools with fewer than ${minCalls} served calls are left out). Counted by the host and deployment of each served attempt, for the pools as they were when this rule was written; bursts without a pool are not seen. ${events}`;
    case 'quota':
      return `A deployment had ${quotaNear}% or less of its tokens per minute left, by the x-ratelimit headers of its answers. Provisioned deployments send none, and calls that were never sent are not seen.`;
  }
}
