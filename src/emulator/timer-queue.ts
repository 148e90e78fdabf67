/** What is to happen at a time: milliseconds, whatever they count from. */
export interface Timer {
  readonly time: number;
  readonly act: () => void;
}

/** The earliest first, of equal times the one that was set first. */
export interface TimerQueue {
  /** Gives back how to call it off. */
  add(time: number, act: () => void): () => void;
  /** Takes out the next one whose time is not after `until`. */
  take(until: number): Timer | undefined;
  clear(): void;
}

interface Place extends Timer {
  readonly order: number;
  /** Its place in the heap; none once it was taken out. */
  at: number | undefined;
}

/** A binary heap: every call sets a time-out that it calls off again, and there may be thousands of calls. */
export function timerQueue(): TimerQueue {
  const heap: Place[] = [];
  let added = 0;

  const put = (timer: Place, at: number): void => {
    heap[at] = timer;
    timer.at = at;
  };
  const rise = (timer: Place, from: number): void => {
    let at = from;
    for (let parent = heap[(at - 1) >> 1]; at > 0 && parent && isBefore(timer, parent); parent = heap[(at - 1) >> 1]) {
      put(parent, at);
      at = (at - 1) >> 1;
    }
    put(timer, at);
  };
  const sink = (timer: Place, from: number): void => {
    let at = from;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const child = left && right && isBefore(right, left) ? right : left;
      if (child?.at === undefined || !isBefore(child, timer)) break;
      const below = child.at;
      put(child, at);
      at = below;
    }
    put(timer, at);
  };
  const remove = (timer: Place): void => {
    const { at } = timer;
    if (at === undefined) return;
    timer.at = undefined;
    const last = heap.pop();
    if (!last || last === timer) return;
    rise(last, at);
    sink(last, last.at ?? at);
  };

  return {
    add: (time, act) => {
      const timer: Place = { time, act, order: added, at: undefined };
      added += 1;
      rise(timer, heap.length);
      return () => remove(timer);
    },
    take: (until) => {
      const [next] = heap;
      if (!next || next.time > until) return undefined;
      remove(next);
      return next;
    },
    clear: () => {
      for (const timer of heap.splice(0)) timer.at = undefined;
    },
  };
}

function isBefore(one: Place, other: Place): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
