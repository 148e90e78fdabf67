import type { GatewayAnswer } from '../model/gateway-call.ts';

/** Who sends when. Times are milliseconds since 1970. */
export interface Schedule {
  /** The call that is due next, and when; undefined while every client waits for an answer, and when all were sent. */
  next(): { readonly lane: number; readonly at: number } | undefined;
  /** The next one was sent. */
  sent(): void;
  answered(lane: number, at: number, answer: GatewayAnswer): void;
}

/** A client whose call was throttled waits what the answer says, within bounds; where it says nothing, a second. */
const unsaidMs = 1000;
const longestMs = 60_000;

/** Call n is due at n/rate seconds, whatever became of the others. */
export function openLoop(requests: number, perSecond: number, start: number): Schedule {
  let count = 0;
  return {
    next: () => (count < requests ? { lane: 0, at: start + Math.round((count * 1000) / perSecond) } : undefined),
    sent: () => {
      count += 1;
    },
    answered: () => undefined,
  };
}

/** Each client sends the next call when its last one was answered; the one that has waited longest goes first. */
export function closedLoop(requests: number, clients: number, start: number): Schedule {
  let count = 0;
  const ready = new Map(Array.from({ length: clients }, (_, lane) => [lane, start]));
  const next = (): { lane: number; at: number } | undefined => {
    let first: { lane: number; at: number } | undefined;
    if (count >= requests) return first;
    for (const [lane, at] of ready) {
      if (first === undefined || at < first.at || (at === first.at && lane < first.lane)) first = { lane, at };
    }
    return first;
  };
  return {
    next,
    sent() {
      const first = next();
      if (first === undefined) return;
      count += 1;
      ready.delete(first.lane);
    },
    answered: (lane, at, answer) => void ready.set(lane, at + pauseAfter(answer)),
  };
}

function pauseAfter(answer: GatewayAnswer): number {
  if (answer.kind === 'lost' || answer.status !== 429) return 0;
  return Math.min(answer.retryAfterMs ?? unsaidMs, longestMs);
}
