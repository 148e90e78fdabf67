import type { Desired } from '../../model/resource.ts';
import { proofOf } from '../canary/readiness.ts';
import type { Principal } from '../identity.ts';
import type { RouteSteps } from './route-steps.ts';
import type { ImportTarget } from './target.ts';

/**
 * The steps of the API, with `--wait` after a proof that the account answers: all that clients could call before it, so a new
 * API is not there for them either. What goes into a revision first is seen by nobody; its release waits.
 */
export function afterProof({ account, api, backend, input, live }: ImportTarget, principal: Principal, role: Desired, steps: readonly Desired[], routes: Pick<RouteSteps, 'awaited' | 'policies'>): readonly Desired[] {
  const { patienceMs, shape } = input;
  if (patienceMs === undefined) return afterFurther(steps, routes, api.existing !== undefined);
  const proof = proofOf([{ live, account, backend, shape, principal, role, patienceMs, asked: true }, ...routes.awaited]);
  return [...proof.canary, ...steps.map((step) => (step.want === 'absent' || isOfRevision(step) ? step : proof.after(step)))];
}

/** Nobody calls a new API yet; operations that clients use go nowhere before that place has answered. */
function afterFurther(steps: readonly Desired[], { awaited, policies }: Pick<RouteSteps, 'awaited' | 'policies'>, isLive: boolean): readonly Desired[] {
  if (!isLive || awaited.length === 0) return steps;
  const proof = proofOf(awaited);
  return [...proof.canary, ...steps.map((step) => (policies.some(({ id }) => id === step.id) && step.want === 'present' ? proof.after(step) : step))];
}

function isOfRevision({ id }: Desired): boolean {
  return id.includes(';rev=');
}
