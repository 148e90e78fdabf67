/** A breaker's rule: "Backends in API Management". Times in milliseconds. */
export interface BreakerRule {
  /** One of the two: failures, or their share of all answers, within the interval. */
  readonly count: number | undefined;
  readonly percentage: number | undefined;
  readonly interval: number;
  readonly statusCodes: readonly { readonly min: number; readonly max: number }[];
  readonly errorReasons: readonly string[];
  readonly trip: number;
  /** Whether the backend's Retry-After stands in for `trip`. */
  readonly acceptRetryAfter: boolean;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter: number | undefined }
  /** No answer: the reason as `context.LastError` has it. */
  | { readonly kind: 'fault'; readonly reason: string };

interface Seen {
  readonly since: number;
  readonly all: number;
  readonly failed: number;
}

export interface BreakerState {
  /** Undefined: closed. */
  readonly openUntil: number | undefined;
  /** In order of time; no more than the rule needs. */
  readonly seen: readonly Seen[];
}

export const closedBreaker: BreakerState = { openUntil: undefined, seen: [] };

/** A share is counted by parts of the interval: memory stays small however many calls there are. */
const parts = 60;

/** Milliseconds until the breaker lets requests through; 0 where it does. */
export function openFor({ openUntil }: BreakerState, now: number): number {
  return openUntil === undefined ? 0 : Math.max(0, openUntil - now);
}

/** Failures of the interval that ends now. */
export function failuresOf({ interval }: BreakerRule, { seen }: BreakerState, now: number): number {
  return sum(seen.filter(({ since }) => since > now - interval).map(({ failed }) => failed));
}

export function isFailure({ statusCodes, errorReasons }: BreakerRule, outcome: Outcome): boolean {
  if (outcome.kind === 'answer') return statusCodes.some(({ min, max }) => outcome.status >= min && outcome.status <= max);
  return errorReasons.some((reason) => reason.toLowerCase() === outcome.reason.toLowerCase());
}

/**
 * The state after an answer. `memory`: whether a breaker that trips starts counting anew (`reset`), or keeps the failures of
 * the interval, so that one more trips it again (`window`). What comes in while it is open, having been sent before, does not prolong that.
 */
export function afterOutcome(rule: BreakerRule, state: BreakerState, outcome: Outcome, now: number, memory: 'reset' | 'window'): BreakerState {
  const failed = isFailure(rule, outcome);
  if (openFor(state, now) > 0) return memory === 'reset' ? state : { ...state, seen: withOne(rule, state.seen, failed, now) };
  const seen = withOne(rule, state.seen, failed, now);
  if (!failed || !tripped(rule, seen)) return { openUntil: undefined, seen };
  const stated = outcome.kind === 'answer' && rule.acceptRetryAfter ? outcome.retryAfter : undefined;
  return { openUntil: now + (stated ?? rule.trip), seen: memory === 'reset' ? [] : seen };
}

function withOne(rule: BreakerRule, before: readonly Seen[], failed: boolean, now: number): readonly Seen[] {
  const recent = before.filter(({ since }) => since > now - rule.interval);
  if (rule.percentage === undefined) return failed ? [...recent, { since: now, all: 1, failed: 1 }].slice(-(rule.count ?? 1)) : recent;
  const last = recent.at(-1);
  const one = failed ? 1 : 0;
  if (last && now - last.since < rule.interval / parts) return [...recent.slice(0, -1), { since: last.since, all: last.all + 1, failed: last.failed + one }];
  return [...recent, { since: now, all: 1, failed: one }];
}

function tripped({ count, percentage }: BreakerRule, seen: readonly Seen[]): boolean {
  const failed = sum(seen.map((part) => part.failed));
  if (percentage !== undefined) return failed * 100 >= percentage * sum(seen.map((part) => part.all));
  return failed >= (count ?? 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
