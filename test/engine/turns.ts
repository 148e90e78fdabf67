import { setImmediate as microtasksDone } from 'node:timers/promises';

/** Numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Asynchrony without a clock: everything waits for its turn, and a seeded draw decides whose turn it is. */
export interface Turns {
  wait(): Promise<void>;
  /** Gives turns until `work` ends. Undefined where it was stopped after `atMost` turns: a crash. */
  settle<T>(work: Promise<T>, atMost?: number): Promise<T | undefined>;
  /** Called before every turn with its number since the last `settle`. */
  onTurn: (turn: number) => void;
}

export function turns(seed: number): Turns {
  const random = seeded(seed);
  let waiting: (() => void)[] = [];
  return {
    onTurn: () => undefined,
    wait: () => new Promise((resolve) => waiting.push(resolve)),
    async settle(work, atMost = Number.POSITIVE_INFINITY) {
      let ended = false;
      const watched = work.finally(() => {
        ended = true;
      });
      watched.catch(() => undefined);
      for (let turn = 0; ; turn += 1) {
        await microtasksDone();
        if (ended) return watched;
        if (turn >= atMost) {
          waiting = [];
          return undefined;
        }
        if (waiting.length === 0) throw new Error('the work waits for nothing and does not end');
        this.onTurn(turn);
        waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
      }
    },
  };
}
