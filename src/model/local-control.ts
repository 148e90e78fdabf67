/** What the control API of a local Azure tells of its clock. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Requests that the gateways received since the start. */
  readonly calls: number;
  /** Those of them that are not wholly answered. */
  readonly open: number;
}

export interface KnownClock extends ClockState {
  readonly kind: 'virtual' | 'real';
}

export interface ClockMove {
  /** At most; 0 only lets everything come to rest. */
  readonly ms: number;
  /** Waits first until so many calls were received. */
  readonly after?: number | undefined;
  /** Stops at the first moment at which a call is answered. */
  readonly until?: 'answer' | undefined;
}

/** One request of the gateway to a backend, as far as a client of the gateway wants to know it. */
export interface BackendAttempt {
  /** What the caller of the gateway sent as `x-ms-client-request-id`. */
  readonly clientRequestId: string | undefined;
  /** Name of the backend entity, else the host that was called. */
  readonly backend: string;
  readonly status: number | undefined;
}

/** The control API of a local Azure. */
export interface LocalControlClient {
  clock(signal: AbortSignal): Promise<KnownClock>;
  /** Answers when everything waits for the clock again. */
  move(move: ClockMove, signal: AbortSignal): Promise<ClockState>;
  /** In the order in which they were sent. `dropped`: how many more there were. */
  attempts(signal: AbortSignal): Promise<{ readonly attempts: readonly BackendAttempt[]; readonly dropped: number }>;
}
