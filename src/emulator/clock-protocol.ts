import { ClockStopped } from './clock.ts';
import type { OwnedClock } from './clock.ts';
import { receivedWithin } from './clock-settling.ts';
import type { OpenCalls } from './open-calls.ts';

/** `calls`: requests that gateways have received since the start; `open`: those of them that are not wholly answered. */
export interface ClockState {
  readonly now: string;
  readonly calls: number;
  readonly open: number;
}

export interface ClockMove {
  /** Milliseconds, at most. */
  readonly ms: number;
  /** So many calls have to have come in first. */
  readonly after: number | undefined;
  /** Stop at the first moment at which a call was answered. */
  readonly untilAnswer: boolean;
}

export type Moved = { readonly kind: 'idle'; readonly state: ClockState } | { readonly kind: 'missing'; readonly received: number } | { readonly kind: 'stopped' };

/** The clock of one life, as clients of the control API see it. */
export interface ClockProtocol {
  readonly clock: OwnedClock;
  state(): ClockState;
  /** Moves a clock that can be moved, and tells when everything is idle. */
  move(move: ClockMove): Promise<Moved>;
}

/** Real milliseconds for calls to come in that somebody says were sent. */
const longestWait = 10_000;

export function clockProtocol(clock: OwnedClock, calls: OpenCalls, wait = longestWait): ClockProtocol {
  const answered = (): number => calls.received() - calls.open();
  // An answer may come between two orders: whoever waits for one has not heard of it yet, and must not be led past it.
  let told = 0;
  const state = (): ClockState => {
    told = answered();
    return { now: new Date(clock.now()).toISOString(), calls: calls.received(), open: calls.open() };
  };
  return {
    clock,
    state,
    move: async ({ ms, after, untilAnswer }) => {
      const known = told;
      if (after !== undefined && !(await receivedWithin(calls, after, wait))) return { kind: 'missing', received: calls.received() };
      calls.lookAgain();
      try {
        await clock.advance?.(ms, untilAnswer ? () => answered() > known : undefined);
      } catch (error) {
        if (error instanceof ClockStopped) return { kind: 'stopped' };
        throw error;
      }
      return { kind: 'idle', state: state() };
    },
  };
}
