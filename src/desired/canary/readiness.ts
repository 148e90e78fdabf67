import { backendIdOf } from '../../model/arm-id.ts';
import type { Live, LiveAccount } from '../../model/live.ts';
import type { Readiness } from '../../model/readiness.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import type { Principal } from '../identity.ts';
import { canaryBase, canaryQuestion } from './canary.ts';
import { canaryOperation, canarySubscriptionIdOf } from './names.ts';

/** An account that is to answer the gateway before clients' calls go to it. */
export interface Awaited {
  readonly live: Live;
  readonly account: LiveAccount;
  /** Name of the backend that leads there. */
  readonly backend: string;
  readonly shape: Shape;
  readonly principal: Principal;
  /** The step that gives the role. */
  readonly role: Desired;
  readonly patienceMs: number;
  /** With --wait: proven also where nothing was written that it hangs on. */
  readonly asked?: boolean;
}

export interface Proof {
  /** What asks the accounts, each once. */
  readonly canary: readonly Desired[];
  /** The step as one that is written only after the proof. */
  after(step: Desired): Desired;
}

/** How it is proven that accounts answer: all of them, before any step that waits for it. */
export function proofOf(all: readonly Awaited[]): Proof {
  const canary = new Map(all.flatMap(({ live, principal, shape }) => [...canaryBase(live), ...canaryQuestion(live, shape, principal)]).map((desired) => [`${desired.kind} ${desired.id}`, desired]));
  const awaits = all.map(readinessOf);
  const needs = [...all.flatMap(({ live, backend, role }) => [role.id, backendIdOf(live.service.id, backend)]), ...[...canary.values()].map(({ id }) => id)];
  return {
    canary: [...canary.values()],
    after: (step) => ({ ...step, awaits, dependsOn: [...new Set([...step.dependsOn, ...needs])] }),
  };
}

function readinessOf({ account, asked = false, backend, live, patienceMs, principal, shape }: Awaited): Readiness {
  const { role } = shapes[shape];
  return {
    backend: backendIdOf(live.service.id, backend),
    shape,
    label: `the role on ${account.name}`,
    path: canaryOperation(shape, principal.userAssigned).pathFor(backend),
    subscription: canarySubscriptionIdOf(live.service.id),
    patienceMs,
    asked,
    check: `az role assignment list --scope ${account.id} --role "${role.name}" --include-inherited --output table`,
  };
}
