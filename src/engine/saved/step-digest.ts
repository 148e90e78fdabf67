import type { Json } from '../../model/json.ts';
import type { Plan, Step } from '../../model/plan.ts';
import type { Desired } from '../../model/resource.ts';
import type { Comparable } from '../comparable.ts';
import { digestOf } from './digest.ts';
import { steady } from './rests.ts';

/** Everything that decides what a step does, and upon what; ETags are not part of it, which a write beside a resource may touch. */
export function stepDigest(step: Step, comparable: Comparable): string {
  const { id, kind, action, changes, awaits, graceMs } = step;
  return digestOf(asJson({ id, kind, action, changes, awaits, graceMs, desired: withoutEtags(step.desired), before: beforeDigest(step, comparable) }));
}

/** Of what the plan read there; undefined where nothing was. */
export function beforeDigest({ before, kind }: Pick<Step, 'before' | 'kind'>, comparable: Comparable): string | undefined {
  return before && digestOf(steady(comparable(kind, before)));
}

/** Of a whole plan, with what its reader was warned of: two of the same do the same, and say the same. */
export function planDigest(plan: Plan, warnings: readonly { readonly code: string; readonly message: string }[], comparable: Comparable): string {
  return digestOf({ steps: plan.steps.map((step) => stepDigest(step, comparable)), warnings: warnings.map(({ code, message }) => ({ code, message })) });
}

function withoutEtags(desired: Desired): Desired {
  const { unchanged } = desired;
  return unchanged === undefined ? desired : { ...desired, unchanged: unchanged.map(({ etag: _etag, ...rest }) => ({ ...rest, body: steady(rest.body) })) };
}

/** Plans are data. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
