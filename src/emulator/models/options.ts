/** What is unconfirmed of the models' side of Azure, as the estate chooses it. */
export interface ModelOptions {
  /** What a 429 says about when to come back: the end of the window (default), or always so many seconds. */
  readonly retryAfter?: 'window-end' | number | undefined;
  /** When a minute of tokens begins: with the first call after the last one ended (default), with the clock's minute, or at every moment anew. */
  readonly quotaWindow?: 'first-call' | 'minute' | 'sliding' | undefined;
  /** Seconds over which requests per minute are judged, pro rata (default 10). */
  readonly requestSlice?: 1 | 10 | undefined;
  /** Whether calls that are refused for what they say (400) count against the quota (default true, as documented for some). */
  readonly failedCallsCount?: boolean | undefined;
  /** Share of calls, in [0, 1], that a role which is new for less than twice the propagation still refuses (default 0). */
  readonly roleFlapping?: number | undefined;
}
