import type { Driver } from './driver.ts';
import type { Live, Scope } from './live.ts';
import type { Step } from './plan.ts';

/** What the caller may not do, found out before anything is written. */
export interface Missing {
  /** ARM action, such as `Microsoft.ApiManagement/service/backends/write`. */
  readonly action: string;
  readonly scope: string;
}

/** A connection to ARM: what the life of a command uses. Implemented by src/azure. */
export interface Azure {
  readonly driver: Driver;
  readonly subscriptionId: string;
  /** Of the caller, where its token tells: the assignee in the line that gives a missing role. */
  readonly callerObjectId?: string | undefined;
  /** With `known` only the scope's accounts are read: service, APIs and backends stay as they were read before. */
  read(scope: Scope, signal: AbortSignal, known?: Live): Promise<Live>;
  /** Which of the steps' actions the caller lacks. Empty where the service does not say. */
  missingPermissions(steps: readonly Step[], live: Live, signal: AbortSignal): Promise<readonly Missing[]>;
}
