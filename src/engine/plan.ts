import { idKey } from '../model/arm-id.ts';
import { summaryOf, type Plan, type Step } from '../model/plan.ts';
import type { Desired, Kind, LiveResource } from '../model/resource.ts';
import type { Comparable } from './comparable.ts';
import { refuseForeign } from './conflict.ts';
import { diff } from '../model/diff.ts';
import { needsOf, topologicalOrder } from './order.ts';

export interface PlanOptions {
  readonly comparable: Comparable;
  /** Full ids or last segments, compared without case. */
  readonly takeOver: readonly string[];
}

/**
 * What has to be done so that `live` becomes as desired. Pure. Fails with a UserError `Conflict` (exit 5) where
 * something that is not ours would be changed; cycles, unknown dependencies and duplicates are programming errors.
 */
export function plan(desired: readonly Desired[], live: readonly LiveResource[], options: PlanOptions): Plan {
  refuseDuplicates(desired);
  const found = new Map(live.map((resource) => [keyOf(resource.kind, resource.id), resource]));
  const needs = needsOf(desired);
  const moved = new Set<number>();
  const steps = topologicalOrder(desired, needs).flatMap((index) => {
    const resource = desired[index];
    if (resource === undefined) return [];
    const step = stepFor(resource, resource.lateName === undefined ? found.get(keyOf(resource.kind, resource.id)) : undefined, options.comparable);
    const moves = step.action !== 'noop' || [...(needs[index] ?? [])].some((need) => moved.has(need));
    if (moves) moved.add(index);
    return [withGrace(withProofs(step, moves), [...(needs[index] ?? [])].some((need) => moved.has(need) && desired[need]?.graceMs === undefined))];
  });
  refuseForeign(steps, options.takeOver);
  return { steps, summary: summaryOf(steps) };
}

function stepFor(desired: Desired, live: LiveResource | undefined, comparable: Comparable): Step {
  const step = { id: desired.id, kind: desired.kind, label: desired.label, desired };
  const read = live && { before: live.body, etag: live.etag };
  if (desired.want === 'absent') return { ...step, ...read, action: live === undefined ? 'noop' : 'delete', changes: [] };
  const document = desired.unseen?.changes ?? [];
  // What is new is shown as it will be written; only what exists is compared in the comparable form.
  if (live === undefined) return { ...step, action: 'create', changes: [...diff(desired.body, {}), ...document] };
  const changes = [...diff(comparable(desired.kind, desired.body), comparable(desired.kind, live.body)), ...document];
  return { ...step, ...read, action: changes.length === 0 ? 'noop' : 'update', changes };
}

/** What is as it should be is proven anew where something that it hangs on is written, and where somebody asked for the proof. */
function withProofs(step: Step, moves: boolean): Step {
  const awaits = (step.desired.awaits ?? []).filter(({ asked }) => moves || asked);
  return awaits.length === 0 ? step : { ...step, awaits };
}

/** Where nothing is written that gateways have to learn of, they know already. */
function withGrace(step: Step, isAfterWrites: boolean): Step {
  const { graceMs } = step.desired;
  return graceMs === undefined || step.action === 'noop' || !isAfterWrites ? step : { ...step, graceMs };
}

function refuseDuplicates(desired: readonly Desired[]): void {
  const keys = new Set<string>();
  for (const { kind, id, lateName, want } of desired) {
    if (lateName !== undefined) {
      if (want === 'absent') throw new Error(`${id} cannot be deleted under a name that is not known yet`);
      continue;
    }
    if (keys.has(keyOf(kind, id))) throw new Error(`${kind} ${id} is desired twice`);
    keys.add(keyOf(kind, id));
  }
}

function keyOf(kind: Kind, id: string): string {
  return `${kind} ${idKey(id)}`;
}
