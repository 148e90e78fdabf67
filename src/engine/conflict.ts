import { idKey, nameOf, sameId } from '../model/arm-id.ts';
import type { Step } from '../model/plan.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

const verbs = { create: 'created', update: 'changed', delete: 'deleted', noop: 'left' } as const;

/** Fails with `Conflict` that names every step which would touch what is not ours and was not taken over. */
export function refuseForeign(steps: readonly Step[], takeOver: readonly string[]): void {
  const refused = steps.filter((step) => step.action !== 'noop' && step.desired.foreign !== undefined && !isTakenOver(step, takeOver));
  if (refused.length === 0) return;
  const lines = refused.map((step) => `${step.label} would be ${verbs[step.action]}, but is not ours: ${step.desired.foreign?.why ?? ''}\n  ${step.id}`);
  const hints = new Set(refused.map((step) => step.desired.foreign?.hint ?? ''));
  throw new UserError('Conflict', exitCodes.conflict, lines.join('\n'), { hint: [...hints].join('\n') });
}

function isTakenOver(step: Step, takeOver: readonly string[]): boolean {
  if (step.desired.foreign?.canTakeOver !== true) return false;
  return takeOver.some((entry) => sameId(entry, step.id) || idKey(entry) === idKey(nameOf(step.id)));
}

export function changedSincePlan(label: string, cause?: unknown): UserError {
  return new UserError('ChangedSincePlan', exitCodes.conflict, `${label} was changed by somebody else since the plan was made; it was left as it is.`, {
    hint: 'Run the same command again: it reads the new state and shows a new plan.',
    cause,
  });
}

export function appearedSincePlan(label: string, id: string, cause?: unknown): UserError {
  return new UserError('Conflict', exitCodes.conflict, `${label} appeared since the plan was made; it was left as it is.\n  ${id}`, {
    hint: 'Run the same command again: it reads what is there now and shows a new plan.',
    cause,
  });
}
