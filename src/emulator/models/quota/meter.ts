/** Counts what is taken within a window of time. Times are milliseconds of the data plane's clock, which never goes back. */
export interface Meter {
  /** Taken in the window of this moment. */
  used(now: number): number;
  /** Milliseconds until everything is there again; 0 where nothing is taken. */
  resetsIn(now: number): number;
  /** Milliseconds until `amount` fits below `limit`, 0 where it does; what never fits waits for the end of a window. */
  waitFor(amount: number, limit: number, now: number): number;
  /** Whether it fits or not. Gives back how to undo it. */
  take(amount: number, now: number): () => void;
}

/** How windows follow each other; ModelOptions says what each means. */
export type WindowStyle = 'first-call' | 'minute' | 'sliding';
