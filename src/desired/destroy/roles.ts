import { nameOf, within } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveAccount, Seen } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { saysOurs } from '../ownership.ts';
import { leadsTo, ofBackend } from '../prune-ops/destinations.ts';
import { whoMentions, type Referrer } from './referrers.ts';
import { keyOf } from './shared-backends.ts';
import type { Staying } from './staying.ts';

export interface OurRoles {
  readonly going: readonly Desired[];
  readonly staying: readonly Staying[];
}

/** Role assignments of ours for an identity of this service: those on accounts that nothing of the service calls any more go. */
export function ourRoles(live: Live, referrers: readonly Referrer[], goingBackends: readonly LiveResource[], before: readonly Desired[]): OurRoles {
  const found = live.accounts.map((account) => ({ account, usedBy: callersOf(account, live, referrers, goingBackends), assignments: account.roleAssignments.filter((assignment) => isOurs(assignment, account, live.service)) }));
  return {
    going: found.flatMap(({ account, assignments, usedBy }) => (usedBy.length > 0 ? [] : assignments.map((assignment) => deletion(assignment, account, live.service, before)))),
    staying: found.flatMap(({ account, assignments, usedBy }) => (usedBy.length === 0 ? [] : assignments.map(({ body, id }) => ({ id, kind: 'roleAssignment', label: labelOf(body, account), usedBy }) as const))),
  };
}

/** Whatever stays and names the account's host, or a backend that leads there; else what may do so without showing it. */
function callersOf(account: LiveAccount, live: Live, referrers: readonly Referrer[], goingBackends: readonly LiveResource[]): readonly string[] {
  const gone = new Set(goingBackends.map(keyOf));
  const backends = live.backends.map(({ id }) => nameOf(id)).filter((name) => !gone.has(name.toLowerCase()) && ofBackend(name, live).some((destination) => leadsTo(destination, account)));
  const naming = whoMentions(referrers, [...hostsOf(account), ...backends]);
  return naming.length > 0 ? naming : referrers.filter(({ isComputed }) => isComputed).map(({ who }) => `${who} (computes where its calls go)`);
}

function hostsOf({ body }: LiveAccount): readonly string[] {
  const endpoints = at(body, 'properties', 'endpoints');
  const urls = [textAt(body, 'properties', 'endpoint'), ...Object.values(isObject(endpoints) ? endpoints : {})];
  return urls.flatMap((url) => (typeof url === 'string' && URL.canParse(url) ? [new URL(url).host] : []));
}

function isOurs({ body, id }: LiveResource, account: LiveAccount, service: Seen): boolean {
  const principal = textAt(body, 'properties', 'principalId')?.toLowerCase();
  return saysOurs(body) && within(id, account.id) && identitiesOf(service).some(({ principalId }) => principalId === principal);
}

interface Identity {
  readonly principalId: string | undefined;
  /** ARM id; undefined for the service's own. */
  readonly userAssigned: string | undefined;
}

function identitiesOf({ body }: Seen): readonly Identity[] {
  const attached = at(body, 'identity', 'userAssignedIdentities');
  const own = { principalId: textAt(body, 'identity', 'principalId')?.toLowerCase(), userAssigned: undefined };
  return [own, ...Object.entries(isObject(attached) ? attached : {}).map(([userAssigned, each]) => ({ principalId: textAt(each, 'principalId')?.toLowerCase(), userAssigned }))];
}

function deletion({ body, id }: LiveResource, account: LiveAccount, service: Seen, before: readonly Desired[]): Desired {
  const principal = textAt(body, 'properties', 'principalId')?.toLowerCase();
  const shared = identitiesOf(service).find(({ principalId }) => principalId === principal)?.userAssigned;
  return {
    id,
    kind: 'roleAssignment',
    label: labelOf(body, account),
    want: 'absent',
    body: {},
    dependsOn: before.map((step) => step.id),
    locks: [],
    ...(shared === undefined ? {} : { notes: [`of the identity ${nameOf(shared)}: what else has that identity may not call the account any more either (--keep-roles)`] }),
  };
}

function labelOf(body: LiveResource['body'], { name }: LiveAccount): string {
  const definition = nameOf(textAt(body, 'properties', 'roleDefinitionId') ?? '').toLowerCase();
  const role = Object.values(shapes).map((shape) => shape.role).find(({ id }) => id === definition);
  return `${role?.name ?? definition} on ${name}`;
}
