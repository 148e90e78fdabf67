import type { Warning } from '../../../commands/command.ts';
import { backendIdOf, idKey } from '../../model/arm-id.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { withBlock, withoutBlock } from '../../policy/blocks/edit.ts';
import { routeBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, clientName, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { accountBackend, deploymentBackend } from '../backend.ts';
import type { Awaited } from '../canary/readiness.ts';
import { usualPatienceMs } from '../canary/patience.ts';
import { documentOf, policyIdOf } from '../facade/documents.ts';
import { rowsBesides } from '../facade/refreshed-routes.ts';
import type { Principal } from '../identity.ts';
import { derived } from '../late-value.ts';
import { inPolicy } from '../named-policy.ts';
import { refuseLongPolicies } from '../policy-size.ts';
import { roleAt } from '../role.ts';
import { operationsLate } from './api-fields.ts';
import { editNotes } from './edit-notes.ts';
import { importedRoutes, type ImportedRoute, type RowBackend } from './further-routes.ts';
import type { ImportTarget } from './target.ts';
import { withoutRows } from './without-rows.ts';

/** What rows to the further accounts need, and the policies that hold rows. */
export interface RouteSteps {
  readonly below: readonly Desired[];
  readonly policies: readonly Desired[];
  /** To be proven before calls of clients go there. */
  readonly awaited: readonly Awaited[];
  readonly warnings: readonly Warning[];
}

export function routeSteps(target: ImportTarget, principal: Principal): RouteSteps {
  const { further, input, live } = target;
  const routes = importedRoutes(target);
  const backends = new Map(routes.flatMap((route) => route.backends.map((each) => [each.name, each] as const)));
  const roles = new Map([...backends.values()].map(({ account }) => [idKey(account.id), roleAt(account, principal, shapes[input.shape].role)]));
  const needs = [...[...roles.values()].map(({ id }) => id), ...[...backends.keys()].map((name) => backendIdOf(live.service.id, name))];
  const fresh = new Set(routes.flatMap((route) => addedRows(route).map(({ to }) => firstBackend(to))));
  // A revision has the policies of the API's operations as they are, and is released only so.
  const policies = target.revision === undefined ? routes.map((route) => policyStep(target, route, needs)) : [];
  refuseLongPolicies(policies, live.service);
  const idle = further.filter(({ id }) => !roles.has(idKey(id))).map(({ name }) => name);
  return {
    below: [...roles.values(), ...[...backends.values()].map((each) => backendStep(each, target))],
    policies,
    awaited: [...backends.values()].filter(({ name }) => fresh.has(name)).flatMap(({ account, name }) => {
      const role = roles.get(idKey(account.id));
      return role === undefined ? [] : [{ live, account, backend: name, shape: input.shape, principal, role, patienceMs: input.patienceMs ?? usualPatienceMs, asked: input.patienceMs !== undefined }];
    }),
    warnings: [...withoutRows(target), ...outdatedRoutes(target, routes), ...(idle.length === 0 ? [] : [{ code: 'AccountsAddNothing', message: `accounts that serve nothing which those before them do not: ${idle.join(', ')}` }])],
  };
}

/** Models of the account that came or went since rows were made: the next run brings them in. */
function outdatedRoutes({ input, revision }: ImportTarget, routes: readonly ImportedRoute[]): readonly Warning[] {
  const isOutdated = routes.some(({ before, route }) => before !== undefined && route !== undefined && rowsBesides(route, before).length + rowsBesides(before, route).length > 0);
  if (revision === undefined || !isOutdated) return [];
  return [{ code: 'RoutesOutdated', message: `models were deployed, or are gone, since operations of ${input.apiId} got their routes; a revision takes these over as they are. Afterwards apim-llm prune-ops --api ${input.apiId} brings them up to date` }];
}

function backendStep({ account, deployment, name }: RowBackend, { input, live }: ImportTarget): Desired {
  return deployment === undefined ? accountBackend(live, account, input.shape, name) : deploymentBackend(live, account, deployment, input.shape, name);
}

/** Rows that the operation does not have yet. */
function addedRows({ before, route }: ImportedRoute): readonly RouteRow[] {
  const known = new Set((before?.rows ?? []).map((row) => clientName(row).toLowerCase()));
  return (route?.rows ?? []).filter((row) => row.by === 'facade' && !known.has(clientName(row).toLowerCase()));
}

function policyStep({ api, input }: ImportTarget, imported: ImportedRoute, needs: readonly string[]): Desired {
  const { backends, name, routable: { operation }, route } = imported;
  const text = api.existing === undefined || name === undefined ? undefined : documentOf(api.existing, name);
  const id = api.existing === undefined || name === undefined ? `${api.id}/operations/(known after apply)/policies/policy` : policyIdOf(api.existing, name);
  const document = inPolicy(id, () => (route === undefined ? text && withoutBlock(text, 'route') : withBlock(text, routeBlock(route), 'operation')));
  const told = addedRows(imported).map((row) => `${row.model === anyModel ? 'all calls' : clientName(row)}: → ${backends.find((each) => each.name === firstBackend(row.to))?.account.name ?? ''}`);
  const notes = [...(inPolicy(id, () => editNotes(text, ['route'])).notes ?? []), ...told];
  return {
    id,
    kind: 'apiPolicy',
    label: `policy of operation ${name ?? operation.name} of API ${input.apiId}`,
    want: document === undefined ? 'absent' : 'present',
    body: document === undefined ? {} : { properties: { format: 'rawxml', value: document } },
    dependsOn: [api.id, ...(backends.length === 0 ? [] : needs)],
    locks: [`api:${input.apiId}`],
    ...(name === undefined ? { lateName: derived(operationsLate, 'operationName', [operation.method, operation.urlTemplate]) } : {}),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
