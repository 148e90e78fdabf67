import type { GatewayAnswer } from '../model/gateway-call.ts';
import type { Landed, Send } from './world.ts';

/** Calls under way. */
export interface Flights {
  launch(index: number, lane: number): void;
  drop(index: number): void;
  /** How many have not landed. */
  readonly size: number;
  /** Whether this one was sent, and came back without any answer. */
  isLost(index: number): boolean;
  /** Whether one has landed that was not taken. */
  readonly hasLanded: boolean;
  /** Resolves when the next one lands. */
  next(): Promise<void>;
  /** Those that landed since it was last asked, by index. */
  take(): readonly Landed[];
}

/** @param signal ends all of them */
export function newFlights(send: Send, now: () => number, signal: AbortSignal): Flights {
  const under = new Map<number, AbortController>();
  let landed: Landed[] = [];
  let wake: (() => void) | undefined;
  const land = async (index: number, answering: Promise<GatewayAnswer>): Promise<void> => {
    const answer = await answering;
    // One that was given up has no place any more.
    if (!under.delete(index)) return;
    landed.push({ index, answer, at: now() });
    wake?.();
  };
  return {
    launch(index, lane) {
      const given = new AbortController();
      under.set(index, given);
      void land(index, send(index, lane, AbortSignal.any([signal, given.signal])));
    },
    drop(index) {
      const given = under.get(index);
      under.delete(index);
      given?.abort();
    },
    get size() {
      return under.size;
    },
    isLost: (index) => landed.some((each) => each.index === index && each.answer.kind === 'lost'),
    get hasLanded() {
      return landed.length > 0;
    },
    next: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    take() {
      const taken = landed.toSorted((a, b) => a.at - b.at || a.index - b.index);
      landed = [];
      return taken;
    },
  };
}
