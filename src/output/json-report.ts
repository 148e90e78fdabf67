import type { Warning } from '../../commands/command.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Outcome, Plan, Step } from '../model/plan.ts';
import { isLate } from '../model/resource.ts';
import type { Explained } from './explain.ts';
import type { Target } from './plan-view.ts';
import { redactJson } from './redact.ts';

export type Status = 'ok' | 'changes' | 'partial' | 'failed' | 'cancelled';

/** All that a run has to tell at its end. */
export interface Report {
  readonly command: string;
  readonly status: Status;
  readonly target: Target;
  readonly plan?: Plan | undefined;
  readonly outcome?: Outcome | undefined;
  readonly result?: JsonObject | undefined;
  readonly warnings: readonly Warning[];
  readonly error?: Explained | undefined;
}

/** The one document of `--json` (version 1). Fields are added, never renamed. */
export function jsonReport(report: Report, redact: (text: string) => string): string {
  const { command, status, target, plan, outcome, result, warnings, error } = report;
  const document: JsonObject = {
    version: 1,
    command,
    status,
    target: { subscription: target.subscription ?? null, resourceGroup: target.resourceGroup ?? null, service: target.service ?? null, api: target.api ?? null },
    ...(plan && { plan: { steps: plan.steps.map((step) => stepJson(step, outcome)), summary: { ...plan.summary } } }),
    ...(result && { result }),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    ...(error && { error: errorJson(error) }),
  };
  return `${inert(JSON.stringify(redactJson(document, redact), null, 2))}\n`;
}

/** The same document, in which no pipeline takes a text of others for one of its commands. */
function inert(json: string): string {
  return json.replaceAll(/##(?=(?:vso)?\[)/gi, '\\u0023#');
}

function errorJson({ code, message, hint, docs }: Explained): JsonObject {
  return { code, message, ...(hint !== undefined && { hint }), docs };
}

function stepJson(step: Step, outcome: Outcome | undefined): JsonObject {
  const state = outcome && stateOf(step, outcome);
  return {
    id: outcome?.done.find((done) => done.step === step)?.id ?? step.id,
    kind: step.kind,
    action: step.action,
    changes: step.changes.map(({ path, before, after }) => ({
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after: lateShort(after) }),
    })),
    ...(step.awaits !== undefined && { awaits: step.awaits.map(({ backend, label }) => ({ backend, label })) }),
    ...(step.graceMs !== undefined && { graceMs: step.graceMs }),
    ...(state !== undefined && { state }),
  };
}

/** After an apply only: what became of the step. */
function stateOf(step: Step, outcome: Outcome): 'done' | 'failed' | 'skipped' | undefined {
  if (outcome.failed.some((failed) => failed.step === step)) return 'failed';
  if (outcome.skipped.includes(step)) return 'skipped';
  return outcome.done.some((done) => done.step === step) ? 'done' : undefined;
}

/** How a late value is derived is our own affair. */
function lateShort(value: Json): Json {
  if (isLate(value)) return { late: value.late };
  if (Array.isArray(value)) return value.map(lateShort);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner === undefined ? undefined : lateShort(inner)]));
}
