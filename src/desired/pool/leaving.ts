import type { Warning } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { nameOfAccountBackend } from '../backend.ts';
import { leavingBackends } from '../facade/unused-backends.ts';
import { leavingRoles } from '../facade/unused-roles.ts';
import { graceMs } from '../grace.ts';
import { losesBreaker } from '../resilience/with-breaker.ts';
import type { LiveMember } from './live-pool.ts';

/** What is there for the sake of members that leave, and what becomes of it. */
export interface Leaving {
  /** Deletions, and breakers that go from backends that stay; each after what `after` names. */
  readonly desired: readonly Desired[];
  readonly warnings: readonly Warning[];
  /** Of what stays: ARM id and why. */
  readonly stays: readonly { readonly id: string; readonly why: string }[];
}

export interface LeavingMembers {
  readonly members: readonly LiveMember[];
  /** Name of the pool. */
  readonly self: string;
  /** The pool as it will be; undefined where it goes. */
  readonly pool: LiveResource | undefined;
  /** Policies that are about to be written. */
  readonly policies: readonly Desired[];
  /** ARM ids of what has to be done before. */
  readonly after: readonly string[];
  readonly keepRoles: boolean;
}

/** Backends go when nothing names them any more, and before them the roles that were for them alone; the pool has left them before. */
export function leavingMembers(live: Live, { after, keepRoles, members, policies, pool, self }: LeavingMembers): Leaving {
  const backendsAfter = live.backends.flatMap((backend) => (nameOf(backend.id).toLowerCase() !== self.toLowerCase() ? [backend] : pool === undefined ? [] : [pool]));
  const then: Live = { ...live, backends: backendsAfter };
  const written = new Map(policies.map(({ body, id }) => [idKey(id), textAt(body, 'properties', 'value')]));
  const accounts = [...new Map(members.flatMap(({ account }) => (account === undefined ? [] : [[idKey(account.id), account] as const]))).values()];
  const names = new Set([...members.map(({ name }) => name), ...accounts.flatMap((account) => askedThrough(account, members, live))].map((name) => name.toLowerCase()));
  const backends = leavingBackends(names, then, written);
  const gone = backends.flatMap(({ backend, keeps }) => (keeps === undefined ? [backend] : []));
  const staying = backends.flatMap(({ backend, keeps }) => (keeps === undefined ? [] : [{ backend, keeps }]));
  const roles = leavingRoles(accounts, then, gone, written, keepRoles).filter(({ keeps }) => keeps === undefined || gone.length > 0);
  const unassigned = roles.filter(({ keeps }) => keeps === undefined).map(({ account, assignment }) => ({
    ...absent('roleAssignment', assignment.id, `role of the service on ${account.name}`, after),
    notes: ['taken back by an undo, it takes minutes until it works again'],
  }));
  // Last: a run that ends before its end leaves backends, and the next one finds by them what else there is to do.
  const deletions = gone.map((backend) => absent('backend', backend.id, `backend ${nameOf(backend.id)}`, [...after, ...unassigned.map(({ id }) => id)]));
  const stays = [
    ...staying.map(({ backend, keeps }) => ({ id: backend.id, what: `the backend ${nameOf(backend.id)}`, why: keeps })),
    ...roles.flatMap(({ account, assignment, keeps }) => (keeps === undefined ? [] : [{ id: assignment.id, what: `the role on ${account.name}`, why: keeps }])),
  ];
  const closed = staying.filter(({ backend }) => losesBreaker(backend, then, self)).map(({ backend }) => withoutBreaker(backend, after));
  return { desired: [...closed, ...unassigned, ...deletions], stays: stays.map(({ id, why }) => ({ id, why })), warnings: stays.length === 0 ? [] : [{ code: 'StaysInPlace', message: `stays: ${stays.map(({ what, why }) => `${what}: ${why}`).join('; ')}` }] };
}

/** Members whose backends end with their deployments were asked through the account's. */
function askedThrough(account: LiveAccount, members: readonly LiveMember[], live: Live): readonly string[] {
  const isAsked = members.some((member) => member.account === account && /\/openai\/deployments\//i.test(textAt(member.backend?.body, 'properties', 'url') ?? ''));
  return isAsked ? [nameOfAccountBackend(live, account, 'openai')] : [];
}

function withoutBreaker({ body, id }: LiveResource, after: readonly string[]): Desired {
  const description = textAt(body, 'properties', 'description');
  return { id, kind: 'backend', label: `backend ${nameOf(id)}`, want: 'present', body: { properties: { ...(description === undefined ? {} : { description }), circuitBreaker: { rules: [] } } }, dependsOn: after, locks: [], graceMs, notes: ['no more breaker: no pool has it'] };
}

/** Of what calls may still go to until gateways know that they do not. */
export function absent(kind: Desired['kind'], id: string, label: string, dependsOn: readonly string[]): Desired {
  return { id, kind, label, want: 'absent', body: {}, dependsOn, locks: [], graceMs };
}
