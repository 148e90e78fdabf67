import { timerQueue } from './timer-queue.ts';

/** Time as the data plane of the local Azure sees it; the control plane only reads it. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Calls `act` once `time` has come; at the earliest after the caller has returned. Gives back how to call it off. */
  at(time: number, act: () => void): () => void;
  /** Rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A clock with the ends that only its owner holds. */
export interface OwnedClock extends Clock {
  /**
   * Undefined for real time, which nobody moves. `until` is asked at every moment at which something was due, and before the first:
   * where it holds the clock stays there. Rejects with ClockStopped when the clock is stopped meanwhile.
   */
  readonly advance: ((ms: number, until?: () => boolean) => Promise<void>) | undefined;
  /** Calls off all timers; pending sleeps reject with ClockStopped. */
  stop(): void;
}

/** Who lives by this clock has come to its end: nothing will be due any more. */
export class ClockStopped extends Error {
  constructor() {
    super('The clock was stopped.');
    this.name = 'AbortError';
  }
}

/** What goes on beside a clock that somebody moves. */
export interface Bustle {
  /** Whoever asks waits for the clock, until what it gives back is called. */
  asleep(): () => void;
  /** Resolves once all that has begun waits for the clock, or for something outside that does not stir. */
  settled(): Promise<void>;
}

const virtualStart = Date.UTC(2026, 0, 1);
/** Longest delay of setTimeout. */
const longest = 2 ** 31 - 1;

/** A turn of the event loop: all that needs nothing from outside has run then. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Nobody that anybody would have to know of. */
const alone: Bustle = { asleep: () => () => undefined, settled: turn };

interface Sleeping {
  readonly sleep: Clock['sleep'];
  /** All that sleep reject. */
  stop(): void;
}

function sleepingBy(clock: Pick<Clock, 'now' | 'at'>, asleep: Bustle['asleep']): Sleeping {
  const sleepers = new Set<(reason: unknown) => void>();
  let stopped: ClockStopped | undefined;
  return {
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted || stopped) {
          reject(signal.aborted ? signal.reason : stopped);
          return;
        }
        const wake = asleep();
        const over = (): void => {
          signal.removeEventListener('abort', aborted);
          sleepers.delete(end);
          wake();
        };
        const cancel = clock.at(clock.now() + ms, () => {
          over();
          resolve();
        });
        const end = (reason: unknown): void => {
          cancel();
          over();
          reject(reason);
        };
        const aborted = (): void => end(signal.reason);
        signal.addEventListener('abort', aborted, { once: true });
        sleepers.add(end);
      }),
    stop: () => {
      stopped = new ClockStopped();
      for (const end of sleepers) end(stopped);
    },
  };
}

export function realClock(): OwnedClock {
  const running = new Set<NodeJS.Timeout>();
  const { now } = Date;
  const at = (time: number, act: () => void): (() => void) => {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = time - now();
      timer = setTimeout(() => {
        running.delete(timer);
        if (left > longest) wait();
        else act();
      }, Math.min(Math.max(left, 0), longest));
      running.add(timer);
    };
    wait();
    return () => {
      clearTimeout(timer);
      running.delete(timer);
    };
  };
  const sleeping = sleepingBy({ now, at }, alone.asleep);
  return {
    now,
    at,
    sleep: sleeping.sleep,
    advance: undefined,
    stop: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
      sleeping.stop();
    },
  };
}

/**
 * Starts at 2026-01-01T00:00:00Z and moves only by `advance`, which fires due timers in the order of their times
 * (of equal times: in the order they were set), timers set meanwhile included, lets all that one of them set off settle before
 * the next, and resolves when none is due any more.
 */
export function virtualClock({ asleep, settled }: Bustle = alone): OwnedClock {
  const timers = timerQueue();
  let time = virtualStart;
  let isStopped = false;
  let moving: Promise<void> = Promise.resolve();

  const now = (): number => time;
  const at = timers.add;
  const settle = async (): Promise<void> => {
    await settled();
    if (isStopped) throw new ClockStopped();
  };
  const moveBy = async (ms: number, until: () => boolean): Promise<void> => {
    const target = time + ms;
    await settle();
    while (!until()) {
      const due = timers.take(target);
      if (!due) {
        time = target;
        return;
      }
      time = Math.max(time, due.time);
      due.act();
      await settle();
    }
  };
  const sleeping = sleepingBy({ now, at }, asleep);
  return {
    now,
    at,
    sleep: sleeping.sleep,
    advance: (ms, until = () => false) => {
      const move = moving.then(() => moveBy(ms, until));
      moving = move.catch(() => undefined);
      return move;
    },
    stop: () => {
      isStopped = true;
      timers.clear();
      sleeping.stop();
    },
  };
}
