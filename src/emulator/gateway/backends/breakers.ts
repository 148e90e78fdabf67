import { afterOutcome, type BreakerRule, type BreakerState, closedBreaker, failuresOf, openFor, type Outcome } from './breaker.ts';

/** The backend whose breaker is meant, in one unit of the gateway: units do not tell each other. */
interface Guarded {
  readonly unit: number;
  readonly id: string;
  /** Undefined: it has no breaker. */
  readonly rule: BreakerRule | undefined;
}

export interface Breakers {
  /** Milliseconds until requests may pass; 0: now. */
  openFor(guarded: Guarded, now: number): number;
  /** Tells of an answer; gives back for how long that opened the breaker, 0 where it did not. */
  record(guarded: Guarded, outcome: Outcome, now: number): number;
  /** Failures that count towards the next time that it opens. */
  failures(guarded: Guarded, now: number): number;
}

interface Kept {
  readonly rule: BreakerRule;
  readonly state: BreakerState;
}

/** The state of all breakers. It belongs to the entity, and begins anew when the entity is written with other content. */
export function newBreakers(memory: 'reset' | 'window'): Breakers {
  const kept = new Map<string, Kept>();
  const stateOf = (guarded: Guarded): BreakerState => {
    const found = kept.get(keyOf(guarded));
    return found?.rule === guarded.rule ? (found?.state ?? closedBreaker) : closedBreaker;
  };
  return {
    openFor: (guarded, now) => (guarded.rule ? openFor(stateOf(guarded), now) : 0),
    failures: (guarded, now) => (guarded.rule ? failuresOf(guarded.rule, stateOf(guarded), now) : 0),
    record: (guarded, outcome, now) => {
      const { rule } = guarded;
      if (!rule) return 0;
      const before = stateOf(guarded);
      const state = afterOutcome(rule, before, outcome, now, memory);
      kept.set(keyOf(guarded), { rule, state });
      return openFor(before, now) > 0 ? 0 : openFor(state, now);
    },
  };
}

function keyOf({ unit, id }: Guarded): string {
  return `${unit} ${id.toLowerCase()}`;
}
