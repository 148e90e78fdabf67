/** One request that reached a backend: DESIGN section 5, `GET /attempts`. */
export interface Attempt {
  /** Counted from 1 since the start, over all calls. */
  readonly n: number;
  /** When it was sent, by the gateway's clock. */
  readonly time: string;
  readonly requestId: string;
  /** Name of the operation. */
  readonly operation: string | null;
  /** Name of the backend entity; null where the policy or the API has only a URL. */
  readonly backend: string | null;
  readonly pool: string | null;
  readonly host: string;
  /** Names of the model account and of its deployment that answered or refused; null where the backend is none, or has not got so far. */
  readonly account: string | null;
  readonly deployment: string | null;
  /** The request's `x-ms-client-request-id`, by which a client finds its calls. */
  readonly clientRequestId: string | null;
  /** What the backend says of itself in `x-ms-region`. */
  readonly region: string | null;
  /** Null where there was no answer; `reason` says why. */
  readonly status: number | null;
  /** Counted from 1 in its call. */
  readonly attempt: number;
  /** Until the answer's headers were there, by the gateway's clock. */
  readonly ms: number;
  /** `Timeout`, `BackendConnectionFailure`, `ClientConnectionFailure`; null where there was an answer. */
  readonly reason: string | null;
}

export interface AttemptLog {
  add(attempt: Omit<Attempt, 'n'>): void;
  /** Those with a greater `n`, in order. `dropped`: how many of those are kept no more. */
  since(n: number): { readonly attempts: readonly Attempt[]; readonly dropped: number };
}

/** Keeps the last `capacity` attempts: a ring, so that adding costs the same however many there were. */
export function newAttemptLog(capacity = 100_000): AttemptLog {
  const kept: Attempt[] = [];
  let last = 0;
  return {
    add: (attempt) => {
      last += 1;
      kept[(last - 1) % capacity] = { n: last, ...attempt };
    },
    since: (n) => {
      const after = Math.max(0, n);
      const first = Math.max(after, last - kept.length) + 1;
      const attempts: Attempt[] = [];
      for (let at = first; at <= last; at += 1) {
        const attempt = kept[(at - 1) % capacity];
        if (attempt) attempts.push(attempt);
      }
      return { attempts, dropped: Math.max(0, first - 1 - after) };
    },
  };
}
