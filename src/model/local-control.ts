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

/** A backend's breaker in one unit of the gateway: units do not tell each other. */
export interface KnownBreaker {
  /** ARM id of the backend. */
  readonly id: string;
  /** Counted from 0. */
  readonly unit: number;
  /** By the gateway's clock, `2026-01-01T00:01:00.000Z`; undefined: it is closed. */
  readonly openUntil: string | undefined;
  /** That count within the interval of the rule. */
  readonly failures: number;
}

/** The control API of a local Azure. */
export interface LocalControlClient {
  clock(signal: AbortSignal): Promise<KnownClock>;
  /** Answers when everything waits for the clock again. */
  move(move: ClockMove, signal: AbortSignal): Promise<ClockState>;
  /** In the order in which they were sent. `dropped`: how many more there were. */
  attempts(signal: AbortSignal): Promise<{ readonly attempts: readonly BackendAttempt[]; readonly dropped: number }>;
  /** Of every backend that has one, in every unit. */
  breakers(signal: AbortSignal): Promise<readonly KnownBreaker[]>;
}
