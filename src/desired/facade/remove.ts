import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import type { Live, LiveAccount, More } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { clientName, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { describedDeployment } from '../backend.ts';
import { graceMs } from '../grace.ts';
import { saysOurs } from '../ownership.ts';
import { ofBackend } from '../prune-ops/destinations.ts';
import { accountsBesides, allThatMayName } from './besides.ts';
import { prepareRemove, type RemoveInput } from './input.ts';
import { openingAfter } from './opened.ts';
import { openingStep, operationPolicyStep, routedDocument } from './policy-steps.ts';
import { isAt, resolvedPlace } from './place.ts';
import { removeTarget, type Shortened } from './remove-target.ts';
import { placeOfRow, toldRow } from './told-row.ts';
import { leavingBackends, type Leaving } from './unused-backends.ts';
import { leavingRoles, rolesOfOurs, type LeavingRole } from './unused-roles.ts';

/** `apim-llm facade remove`: rows go, and with the last one everything that was there for their sake. */
export const facadeRemoveModule: PlanModule<RemoveInput> = {
  prepare: async (values) => prepareRemove(values),
  scope: ({ api, place, service }) => ({ service, accounts: place === undefined ? [] : [place.account], accountsMayBeGone: true, apis: [api] }),
  more,
  wish,
  result,
};

/** First the API's own operations; where something goes, all that might still name what it leads to. */
function more(input: RemoveInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  if (api === undefined) return undefined;
  if (round === 1) return { operationPolicies: api.operations.map(({ id }) => id) };
  const goes = removeTarget(input, live).operations.length > 0 || leftBehind(input, live).size > 0 || placeAccounts(input, live).some((account) => rolesOfOurs(account).length > 0);
  if (goes) return allThatMayName(api, live, round);
  return round === 2 ? accountsBesides(live, api) : undefined;
}

/** What goes, and what of it stays. */
interface Removal {
  readonly policies: readonly Desired[];
  readonly backends: readonly Leaving[];
  readonly roles: readonly LeavingRole[];
}

function removalOf(input: RemoveInput, live: Live): Removal {
  const { api, operations } = removeTarget(input, live);
  const documents = operations.map(({ removed, route, routable: { operation } }) => ({ operation, removed, document: routedDocument(api, operation.name, route) }));
  // It closes first: without its route, an operation's calls would go where nobody serves them.
  const closing = operations.length === 0 ? [] : openingStep(api, openingAfter(api, live, documents, []), []);
  const steps = documents.map(({ document, operation, removed }) =>
    operationPolicyStep(api, operation, document, { dependsOn: document === undefined ? [] : closing.map(({ id }) => id), notes: removed.map((row) => `no more: ${clientName(row)} → ${toldRow(row, live)}`) }),
  );
  const policies = [...closing, ...steps];
  const written = new Map(policies.map(({ body, id }) => [idKey(id), textAt(body, 'properties', 'value')]));
  const removed = operations.flatMap((each) => each.removed);
  const named = new Set(removed.map(({ to }) => firstBackend(to).toLowerCase()));
  const left = leftBehind(input, live);
  // What nobody asked about and still serves is no news.
  const backends = leavingBackends(new Set([...named, ...left]), live, written).filter(({ backend, keeps }) => keeps === undefined || named.has(nameOf(backend.id).toLowerCase()));
  const gone = backends.flatMap(({ backend, keeps }) => (keeps === undefined ? [backend] : []));
  const accounts = [...new Set([...accountsOf(removed, live), ...placeAccounts(input, live)])];
  const roles = leavingRoles(accounts, live, gone, written, input.keepRoles).filter(({ keeps }) => keeps === undefined || gone.length > 0);
  return { policies, backends, roles };
}

/** Backends of deployments that the selection may mean: a run that ended before its end left them without rows. */
function leftBehind({ place: named, selection }: RemoveInput, live: Live): ReadonlySet<string> {
  const place = resolvedPlace(named, live.accounts);
  const { as, capability, model, operations } = selection;
  if (as !== undefined || capability !== undefined || operations.length > 0) return new Set();
  const names = live.backends.flatMap(({ body, id }) => {
    const deployment = describedDeployment(textAt(body, 'properties', 'description'))?.toLowerCase();
    if (deployment === undefined || !saysOurs(body) || (model !== undefined && model.toLowerCase() !== deployment)) return [];
    const isThere = place === undefined || ofBackend(nameOf(id), live).some((destination) => 'account' in destination && isAt(place, { id: destination.account, name: nameOf(destination.account) }));
    return isThere && (place?.deployment === undefined || place.deployment.toLowerCase() === deployment) ? [nameOf(id).toLowerCase()] : [];
  });
  return new Set(names);
}

function placeAccounts({ place: named }: RemoveInput, live: Live): readonly LiveAccount[] {
  const place = resolvedPlace(named, live.accounts);
  return place === undefined ? [] : live.accounts.filter((account) => isAt(place, account));
}

function accountsOf(removed: readonly RouteRow[], live: Live): readonly LiveAccount[] {
  return [...new Set(removed.flatMap((row) => placeOfRow(row, live).account ?? []))];
}

function wish(input: RemoveInput, live: Live): Wish {
  const { operations } = removeTarget(input, live);
  const { backends, policies, roles } = removalOf(input, live);
  const ids = policies.map(({ id }) => id);
  const leaving = backends.filter(({ keeps }) => keeps === undefined).map(({ backend }) => absent('backend', backend.id, `backend ${nameOf(backend.id)}`, ids));
  const unassigned = roles.filter(({ keeps }) => keeps === undefined).map(({ account, assignment }) => ({
    ...absent('roleAssignment', assignment.id, `role of the service on ${account.name}`, [...ids, ...leaving.map(({ id }) => id)]),
    notes: ['taken back by an undo, it takes minutes until it works again'],
  }));
  return {
    desired: [...policies, ...leaving, ...unassigned],
    warnings: [...(operations.length === 0 && leaving.length + unassigned.length === 0 ? [nothingFound(input)] : []), ...stayWarnings(backends, roles)],
    api: input.api,
    headline: `${input.api}: ${rowsOf(operations).length} ${rowsOf(operations).length === 1 ? 'row' : 'rows'} to remove`,
  };
}

function absent(kind: Desired['kind'], id: string, label: string, dependsOn: readonly string[]): Desired {
  return { id, kind, label, want: 'absent', body: {}, dependsOn, locks: [], graceMs };
}

function rowsOf(operations: readonly Shortened[]): readonly RouteRow[] {
  return operations.flatMap(({ removed }) => removed);
}

function nothingFound({ api }: RemoveInput): Warning {
  return { code: 'NoSuchRoute', message: `${api} has no rows of a facade that are meant; apim-llm facade list --api ${api} shows what it has` };
}

function stayWarnings(backends: readonly Leaving[], roles: readonly LeavingRole[]): readonly Warning[] {
  const left = [
    ...backends.flatMap(({ backend, keeps }) => (keeps === undefined ? [] : [`the backend ${nameOf(backend.id)}: ${keeps}`])),
    ...roles.flatMap(({ account, assignment, keeps }) => (keeps === undefined ? [] : [`the role assignment ${nameOf(assignment.id)} on ${account.name}: ${keeps}`])),
  ];
  return left.length === 0 ? [] : [{ code: 'StaysInPlace', message: `stays: ${left.join('; ')}` }];
}

function result(input: RemoveInput, live: Live): JsonObject {
  const { api, operations } = removeTarget(input, live);
  const { backends, roles } = removalOf(input, live);
  return {
    api: { id: api.api.id, name: nameOf(api.api.id) },
    removed: operations.flatMap(({ removed, routable }) => removed.map((row) => ({ operation: routable.operation.name, model: clientName(row), was: toldRow(row, live) }))),
    stays: [...backends.filter(({ keeps }) => keeps !== undefined).map(({ backend, keeps }) => ({ id: backend.id, why: keeps ?? '' })), ...roles.filter(({ keeps }) => keeps !== undefined).map(({ assignment, keeps }) => ({ id: assignment.id, why: keeps ?? '' }))],
  };
}
