import type { JsonObject } from './json.ts';
import type { Readiness } from './readiness.ts';
import type { Change, Desired, Kind } from './resource.ts';

export type Action = 'create' | 'update' | 'delete' | 'noop';

export interface Step {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly action: Action;
  readonly changes: readonly Change[];
  readonly desired: Desired;
  /** The live body that the plan read; what undo restores. */
  readonly before?: JsonObject | undefined;
  /** Sent as If-Match, so that nobody's later change is overwritten. */
  readonly etag?: string | undefined;
  /** Proven once all before it is done: before it is written, or though nothing of it is to be written. */
  readonly awaits?: readonly Readiness[];
  /** Milliseconds between the last write without a grace that comes before it, and it. */
  readonly graceMs?: number;
}

export interface Plan {
  /** In an order that respects dependencies. */
  readonly steps: readonly Step[];
  readonly summary: Readonly<Record<Action, number>>;
}

export function summaryOf(steps: readonly { readonly action: Action }[]): Plan['summary'] {
  const summary: Record<Action, number> = { create: 0, update: 0, delete: 0, noop: 0 };
  for (const { action } of steps) summary[action] += 1;
  return summary;
}

export interface DoneStep {
  readonly step: Step;
  /** Late ids resolved. */
  readonly id: string;
  /** False where reading again before a create found it as wanted, so that nothing was written. */
  readonly wrote: boolean;
}

export interface FailedStep {
  readonly step: Step;
  readonly error: Error;
}

export interface Outcome {
  readonly done: readonly DoneStep[];
  readonly failed: readonly FailedStep[];
  /** Not started: depended on a failed step, or the run was cancelled. */
  readonly skipped: readonly Step[];
  readonly cancelled: boolean;
  readonly late: Readonly<Record<string, import('./json.ts').Json>>;
}

export type StepEvent =
  /** Before its start, again and again. `what` stands behind "waiting for". */
  | { readonly type: 'waiting'; readonly step: Step; readonly what: string }
  /** The end of such a wait. */
  | { readonly type: 'proven'; readonly step: Step; readonly what: string }
  | { readonly type: 'start'; readonly step: Step }
  | { readonly type: 'done'; readonly step: Step; readonly wrote: boolean; readonly ms: number }
  | { readonly type: 'failed'; readonly step: Step; readonly error: Error }
  | { readonly type: 'skipped'; readonly step: Step };
