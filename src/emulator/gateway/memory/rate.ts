/** So much in so many seconds. */
export interface RateLimit {
  readonly amount: number;
  readonly seconds: number;
}

/** What was used of a rate. Times are milliseconds of the gateway's clock. */
export interface Rate {
  /** Below 0 where more was used than the limit has. */
  remaining(limit: RateLimit, now: number): number;
  /** Milliseconds until so much more fits; 0: it fits now; Infinity: it never will. */
  waitFor(amount: number, limit: RateLimit, now: number): number;
  /** Uses so much, whether it fits or not; gives back how to use more of the same moment, or less of it. */
  take(amount: number, limit: RateLimit, now: number): (more: number) => void;
  /** Nothing of it counts any more. */
  isOver(now: number): boolean;
}
