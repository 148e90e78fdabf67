export interface LoggedAttempt {
  readonly backend: string;
  readonly deployment: string;
  readonly region: string;
  readonly status: string;
  readonly ms: number;
}

/** One request, as `templates/kql/tail.kql` tells of it. */
export interface LoggedCall {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly operation: string;
  readonly model: string;
  readonly status: string;
  readonly ms: number;
  /** What the client got as `x-ms-region`, where that is logged. */
  readonly region: string;
  /** For how many requests it stands: more than one where requests are sampled. */
  readonly count: number;
  /** Undefined where calls to language models are not logged, or not yet. */
  readonly tokens: number | undefined;
  readonly attempts: readonly LoggedAttempt[];
}
