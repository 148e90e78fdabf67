import { idKey } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import { accountBackend, deploymentBackend, nameOfAccountBackend, nameOfPathBackend, pathBackend } from '../backend.ts';
import { proofOf, type Awaited } from '../canary/readiness.ts';
import type { Principal } from '../identity.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { withBreaker } from '../resilience/with-breaker.ts';
import { roleAt } from '../role.ts';
import type { Member } from './member.ts';

export interface Joining {
  readonly live: Live;
  readonly shape: Shape;
  /** As whom the calls reach the accounts: one for each identity. */
  readonly principals: readonly Principal[];
  readonly members: readonly Member[];
  /** Whether clients' calls do not go there yet. */
  isNew(member: Member): boolean;
  /** The rule of the breaker that its backend is to have; undefined for none. */
  ruleOf(member: Member): Resilience | undefined;
  /** Name of the pool or burst: a breaker that others count on stays. */
  readonly self: string;
  readonly patienceMs: number;
}

export interface Joined {
  /** Identities, roles, backends and what proves them. */
  readonly desired: readonly Desired[];
  /** Of the members, in their order. */
  readonly backends: readonly Desired[];
  /** The step as one that is written only after new members have answered the gateway. */
  after(step: Desired): Desired;
}

/** What members need before calls may go to them: a backend each, the role of every identity that calls, and for new ones the proof. */
export function joinedMembers(joining: Joining): Joined {
  const { live, members, principals, shape } = joining;
  const roles = members.map(({ account }) => principals.map((principal) => roleAt(account, principal, shapes[shape].role)));
  const backends = members.map((member) => memberBackend(member, joining));
  const asked: Awaited[] = [];
  const askedThrough: Desired[] = [];
  for (const [index, member] of members.entries()) {
    if (!joining.isNew(member)) continue;
    const { account } = member;
    const own = isPathBackend(member, joining);
    const backend = own ? nameOfAccountBackend(live, account, shape) : member.backend;
    // What lists models is not below a deployment: there the account is asked.
    if (own) askedThrough.push(accountBackend(live, account, shape, backend));
    for (const [at, principal] of principals.entries()) {
      const role = roles[index]?.[at];
      if (role !== undefined) asked.push({ live, account, backend, shape, principal, role, patienceMs: joining.patienceMs, asked: false });
    }
  }
  const proof = proofOf(asked);
  const needed = [...roles.flat(), ...backends].map(({ id }) => id);
  return {
    desired: distinct([...principals.map(({ desired }) => desired), ...roles.flat(), ...backends, ...askedThrough, ...proof.canary]),
    backends,
    after: (step) => proof.after({ ...step, dependsOn: [...new Set([...step.dependsOn, ...needed])] }),
  };
}

/** The backend of a member, with the breaker that it is to have. */
function memberBackend(member: Member, joining: Joining): Desired {
  const { account, backend, deployment } = member;
  const { live, shape } = joining;
  const step = isPathBackend(member, joining) ? pathBackend(live, account, deployment.name, backend) : deploymentBackend(live, account, deployment.name, shape, backend);
  return withBreaker(step, joining.ruleOf(member), live, joining.self);
}

function isPathBackend({ account, backend, deployment }: Member, { live, shape }: Joining): boolean {
  return shape === 'openai' && backend === nameOfPathBackend(live, account, deployment.name);
}

/** Several members may have one account, and several identities one service. */
function distinct(desired: readonly Desired[]): readonly Desired[] {
  const found = new Map<string, Desired>();
  for (const each of desired) {
    const key = `${each.kind} ${each.lateName === undefined ? idKey(each.id) : JSON.stringify(each.lateName)}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
