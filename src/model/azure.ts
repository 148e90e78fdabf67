import type { Driver } from './driver.ts';
import type { Live, More, Scope } from './live.ts';
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
  read(scope: Scope, signal: AbortSignal): Promise<Live>;
  /** What was read before, and what is asked for besides; nothing is read twice. */
  readMore(before: Live, more: More, signal: AbortSignal): Promise<Live>;
  /** Primary key of an APIM subscription of the service, by its name. */
  subscriptionKey(serviceId: string, name: string, signal: AbortSignal): Promise<string>;
  /** Which of the steps' actions the caller lacks. Empty where the service does not say. */
  missingPermissions(steps: readonly Step[], live: Live, signal: AbortSignal): Promise<readonly Missing[]>;
}
