import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import { diff } from '../../model/diff.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import { UserError } from '../../model/user-error.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { surfaceUrl } from '../account.ts';
import { blocksOf, denyOf } from '../api-blocks.ts';
import { accountBackend, describedDeployment, deploymentBackend } from '../backend.ts';
import { comparable } from '../comparable.ts';
import { principalOf, type Principal } from '../identity.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { roleAt } from '../role.ts';
import { saysOurs } from '../ownership.ts';
import { shapeOf } from '../probe/surface.ts';
import { callingIdentity } from './calling-identity.ts';
import { defaultRoute } from './default-route.ts';
import { documentOf, routeOf } from './documents.ts';
import { routeWith } from './merged-route.ts';
import { rowsBesides, upToDate, wasEdited } from './refreshed-routes.ts';
import { routableOf, type Routable } from './routable.ts';
import { placeOfRow, type RowPlace } from './told-row.ts';

/** `missing`: what the row needs is gone, or the default account serves the model and the route has no row for it. `closed`: the API's deny block answers before the route is asked. */
export type RouteState = 'same' | 'changed' | 'missing' | 'closed';

/** A row, and how things stand with it. */
export interface Route {
  readonly routable: Routable;
  readonly row: RouteRow;
  readonly place: RowPlace;
  /** `unknown` where it cannot be told who calls, or what is called. */
  readonly role: 'present' | 'missing' | 'unknown';
  readonly state: RouteState;
}

/** Every operation × model of an API: its rows, and what an import's account serves without any. */
export function routesOf(api: LiveApi, live: Live): readonly Route[] {
  const shape = shapeOf(api);
  return api.operations.map(seenOperation).flatMap((operation) => {
    const routable = routableOf(operation, shape);
    const route = routeOf(api, operation.name);
    const isOpen = denyOf(api)?.open.some(({ id }) => idKey(id) === idKey(operation.name)) !== false;
    if (route === undefined && !isOpen) return [];
    const isEdited = wasEdited(documentOf(api, operation.name));
    const shown = (row: RouteRow, otherwise: RouteState): Route => {
      const place = placeOfRow(row, live);
      return { routable, row, place, role: roleOf(place.account, api, routable, shape, live), state: stateOf(row, place, shape, live, otherwise) };
    };
    const lacking = route === undefined ? [] : rowsBesides(upToDate(routable, route, api, live), route);
    return [
      ...(route?.rows ?? impliedRows(routable, api, live)).map((row) => shown(row, isEdited ? 'changed' : isOpen ? 'same' : 'closed')),
      ...lacking.map((row) => shown(row, isOpen ? 'missing' : 'closed')),
    ];
  });
}

/** Of an operation that nothing sends elsewhere, below a block of ours. */
function impliedRows(routable: Routable, api: LiveApi, live: Live): readonly RouteRow[] {
  const { backend, servings } = defaultRoute(api, live);
  if (backend === undefined) return [];
  const whole: RouteRow = { model: anyModel, to: { kind: 'backend', id: backend }, by: 'import' };
  if (routable.modelFrom.kind === 'none') return [whole];
  const implied: RouteBlock | undefined = routeWith(routable, [whole], { backend, servings }, undefined);
  return (implied?.rows ?? []).filter((row) => row !== whole);
}

function roleOf(account: LiveAccount | undefined, api: LiveApi, routable: Routable, shape: Shape, live: Live): Route['role'] {
  const principal = principalFor(api, routable, live);
  if (account === undefined || principal === undefined) return 'unknown';
  const { id, lateName } = roleAt(account, principal, shapes[shape].role);
  return lateName === undefined && account.roleAssignments.some((assignment) => idKey(assignment.id) === idKey(id)) ? 'present' : 'missing';
}

/** As whom its calls reach accounts; undefined where that cannot be told. */
export function principalFor(api: LiveApi, routable: Routable, live: Live): Principal | undefined {
  const block = blocksOf(api)?.account;
  if (block !== undefined) return principalOf(live.service, block.identity ?? undefined);
  try {
    return callingIdentity(api, [routable], live, undefined).principal;
  } catch (error) {
    // Who adds a row is told.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function stateOf(row: RouteRow, { account, backend, deployment }: RowPlace, shape: Shape, live: Live, otherwise: RouteState): RouteState {
  if (backend === undefined) return 'missing';
  if (row.to.kind !== 'backend') return otherwise;
  if (account === undefined || (deployment !== undefined && !account.deployments.some(({ name }) => name.toLowerCase() === deployment.toLowerCase()))) return 'missing';
  const wanted = wantedBackend(row, account, shape, live);
  return wanted === undefined || diff(comparable('backend', wanted.body), comparable('backend', backend.body)).length > 0 ? 'changed' : otherwise;
}

/** The backend that a row names, as it should be; undefined where the account has no such surface any more. */
export function wantedBackend({ to }: RouteRow, account: LiveAccount, shape: Shape, live: Live): Desired | undefined {
  if (surfaceUrl(account, shape) === undefined) return undefined;
  const name = firstBackend(to);
  const backend = live.backends.find(({ id }) => nameOf(id).toLowerCase() === name.toLowerCase());
  const deployment = describedDeployment(textAt(backend?.body, 'properties', 'description'));
  if (backend !== undefined && !saysOurs(backend.body)) return accountBackend(live, account, shape, name);
  return deployment === undefined ? accountBackend(live, account, shape, name) : deploymentBackend(live, account, deployment, shape, name);
}

/** What people call the place: of a backend that is gone its name tells the account. */
export function accountNameOf({ place: { account, accountId }, row }: Pick<Route, 'place' | 'row'>): string {
  if (account !== undefined) return account.name;
  return accountId === undefined ? (firstBackend(row.to).split('--')[0] ?? '') : nameOf(accountId);
}

