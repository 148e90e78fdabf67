import { backendIdOf, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import type { RouteRow } from '../../policy/blocks/route-row.ts';
import { surfaceUrl } from '../account.ts';
import { deploymentBackend, pathBackend } from '../backend.ts';
import type { Principal } from '../identity.ts';
import { saysOurs } from '../ownership.ts';
import { deploymentOf, liveMembers, type LiveMember } from '../pool/live-pool.ts';
import { findBackend } from '../pool/pool-backend.ts';
import { roleAt } from '../role.ts';
import type { Finding } from './finding.ts';

/** What a row to a pool, or to a list of backends, needs: the pool, its members and their roles. */
export function expectedShared(live: Live, { to }: RouteRow, principal: Principal, shape: Shape): { readonly desired: readonly Desired[]; readonly missing: readonly Finding[] } {
  if (to.kind === 'backend') return { desired: [], missing: [] };
  const pool = to.kind === 'pool' ? findBackend(live, to.id) : undefined;
  const services = to.kind === 'list' ? to.ids.map((id) => ({ id })) : [];
  const members = liveMembers(pool ?? { body: { properties: { pool: { services } } } }, live);
  return {
    desired: [...(to.kind === 'pool' ? [present(live, to.id, `pool ${to.id}`)] : []), ...members.flatMap((member) => ofMember(member, live, principal, shape))],
    missing: members.flatMap(missingMember),
  };
}

function ofMember(member: LiveMember, live: Live, principal: Principal, shape: Shape): readonly Desired[] {
  const { account, name } = member;
  if (account === undefined || surfaceUrl(account, shape) === undefined) return [present(live, name, `backend ${name}`)];
  return [roleAt(account, principal, shapes[shape].role), wanted(member, account, live, shape)];
}

/** What somebody else made is taken as it is. */
function wanted({ backend, deployment, name }: LiveMember, account: LiveAccount, live: Live, shape: Shape): Desired {
  if (deployment === undefined || (backend !== undefined && !saysOurs(backend.body))) return present(live, name, `backend ${name}`);
  const isInUrl = /\/openai\/deployments\//i.test(textAt(backend?.body, 'properties', 'url') ?? '');
  return isInUrl ? pathBackend(live, account, deployment, name) : deploymentBackend(live, account, deployment, shape, name);
}

function present(live: Live, name: string, label: string): Desired {
  return { id: backendIdOf(live.service.id, name), kind: 'backend', label, want: 'present', body: {}, dependsOn: [], locks: [] };
}

/** Nobody changes an account or its deployments but people; a member that is gone fails its share of the calls. */
function missingMember(member: LiveMember): readonly Finding[] {
  const { account, accountId, deployment } = member;
  if (accountId === undefined || deployment === undefined || deploymentOf(member) !== undefined) return [];
  const finding = { kind: 'account', state: 'missing', changes: [] } as const;
  return [account === undefined ? { ...finding, id: accountId, label: `account ${nameOf(accountId)}` } : { ...finding, id: `${account.id}/deployments/${deployment}`, label: `deployment ${account.name}/${deployment}` }];
}
