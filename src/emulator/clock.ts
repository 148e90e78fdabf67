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
  /** Undefined for real time, which nobody moves. */
  readonly advance: ((ms: number) => Promise<void>) | undefined;
  /** Calls off all timers; pending sleeps reject. */
  stop(): void;
}

interface Timer {
  readonly time: number;
  readonly act: () => void;
}

const virtualStart = Date.UTC(2026, 0, 1);
/** Longest delay of setTimeout. */
const longest = 2 ** 31 - 1;

function sleepOn(clock: Pick<Clock, 'now' | 'at'>, stopped: AbortSignal): Clock['sleep'] {
  return (ms, signal) =>
    new Promise((resolve, reject) => {
      const either = AbortSignal.any([signal, stopped]);
      const aborted = (): void => {
        cancel();
        reject(either.reason);
      };
      const cancel = clock.at(clock.now() + ms, () => {
        either.removeEventListener('abort', aborted);
        resolve();
      });
      if (either.aborted) aborted();
      else either.addEventListener('abort', aborted, { once: true });
    });
}

export function realClock(): OwnedClock {
  const stopped = new AbortController();
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
  return {
    now,
    at,
    sleep: sleepOn({ now, at }, stopped.signal),
    advance: undefined,
    stop: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
      stopped.abort();
    },
  };
}

/** Lets everything that a timer set off run until it waits for the clock (or for the outside) again. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Starts at 2026-01-01T00:00:00Z and moves only by `advance`, which fires due timers in the order of their times
 * (of equal times: in the order they were set), timers set meanwhile included, and resolves when none is due any more.
 */
export function virtualClock(): OwnedClock {
  const stopped = new AbortController();
  const timers = new Set<Timer>();
  let time = virtualStart;
  let moving: Promise<void> = Promise.resolve();

  const now = (): number => time;
  const at = (when: number, act: () => void): (() => void) => {
    const timer = { time: when, act };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const nextDue = (until: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.time <= until && (next === undefined || timer.time < next.time)) next = timer;
    }
    return next;
  };
  const moveTo = async (target: number): Promise<void> => {
    await settle();
    for (let due = nextDue(target); due !== undefined; due = nextDue(target)) {
      timers.delete(due);
      time = Math.max(time, due.time);
      due.act();
      await settle();
    }
    time = target;
  };
  return {
    now,
    at,
    sleep: sleepOn({ now, at }, stopped.signal),
    advance: (ms) => {
      const move = moving.then(() => moveTo(time + ms));
      moving = move.catch(() => undefined);
      return move;
    },
    stop: () => {
      timers.clear();
      stopped.abort();
    },
  };
}
