import type { Deployment, ModelAccount } from '../deployment.ts';

/** What is known of a call so far; its answer tells of it, refusals too. Filled in as it goes. */
export interface Course {
  readonly requestId: string;
  /** Display name. */
  readonly region: string;
  /** Undefined where nobody could be found out yet, on a regional endpoint. */
  account: ModelAccount | undefined;
  /** That was asked for, then that answered or refused. */
  deployment: Deployment | undefined;
  /** Lower-case names: of admission, spillover and content filter. */
  headers: Readonly<Record<string, string>>;
}
