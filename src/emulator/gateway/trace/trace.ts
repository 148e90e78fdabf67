/** What one policy did, in order. */
export interface TraceEntry {
  /** Milliseconds since the call began, by the gateway's clock. */
  readonly at: number;
  readonly section: string;
  /** `global`, `product`, `api`, `operation`, or the name of a fragment. */
  readonly scope: string;
  /** `choose\when[2]\set-header`. */
  readonly path: string;
  readonly policy: string;
  readonly id?: string | undefined;
  /** What it did, for people: `condition is false`, `backend aoai-swe--openai`, `429 from aoai-swe (Sweden Central)`. Secrets are masked. */
  readonly says: string;
}
