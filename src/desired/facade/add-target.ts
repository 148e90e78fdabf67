import type { Warning } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import type { Shape } from '../../model/shapes.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, clientName, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { nameOfAccountBackend, nameOfDeploymentBackend } from '../backend.ts';
import { shapeOf } from '../probe/surface.ts';
import { serves } from '../prune-ops/verdict.ts';
import { servingsOf } from '../prune-ops/serving.ts';
import { requiredApi } from '../required-api.ts';
import { leftOut, refuseImpossible } from './add-refusals.ts';
import { chosenDeployments } from './chosen-deployments.ts';
import { chosenOperations } from './chosen-operations.ts';
import { defaultRoute, type DefaultRoute } from './default-route.ts';
import { routeOf } from './documents.ts';
import type { AddInput } from './input.ts';
import { routeWith, withRow } from './merged-route.ts';
import { newRows, rowsByHand, type Standing, type Wanted } from './new-rows.ts';
import type { Routable } from './routable.ts';
import { placeOfRow, toldRow } from './told-row.ts';

/** An operation and the route that it is to have. */
export interface Routed {
  readonly routable: Routable;
  readonly before: RouteBlock | undefined;
  readonly route: RouteBlock | undefined;
  /** Rows of this run. */
  readonly rows: readonly RouteRow[];
  /** What goes elsewhere than before, told: `gpt-4o: aoai-swe/gpt-4o → aoai-eus/gpt-4o`. */
  readonly moves: readonly string[];
}

/** Input and live state brought together. */
export interface AddTarget {
  readonly api: LiveApi;
  readonly account: LiveAccount;
  readonly shape: Shape;
  readonly operations: readonly Routed[];
  /** Of the backends that rows of this run name: name to deployment, undefined for the account as a whole. */
  readonly backends: ReadonlyMap<string, string | undefined>;
  readonly warnings: readonly Warning[];
}

/** Operations that may get a row, before anything more is read. */
export function candidates(input: AddInput, live: Live): readonly Routable[] {
  const api = live.apis.get(input.api.toLowerCase());
  const [account] = live.accounts;
  if (api === undefined || account === undefined) return [];
  const { selection } = input;
  const chosen = chosenOperations(api, selection, shapeOf(api));
  return selection.operations.length > 0 ? chosen : chosen.filter(({ found }) => servingsOf([account]).some((serving) => serves(serving, found)));
}

/** @throws UserError `NotFound`, `NothingToRoute`, `RouteImpossible`, `RouteTaken`, `RouteOfAnother`, `OptionsConflict` */
export function addTarget(input: AddInput, live: Live): AddTarget {
  const api = requiredApi(live, input.api);
  const [account] = live.accounts;
  if (account === undefined) throw new Error('the account that is named is read');
  const shape = shapeOf(api);
  const deployments = chosenDeployments(account, input.place, input.selection);
  const byDefault = defaultRoute(api, live);
  const backends = new Map<string, string | undefined>();
  const backendOf = (deployment: string | undefined): string => {
    const name = deployment === undefined ? nameOfAccountBackend(live, account, shape) : nameOfDeploymentBackend(live, account, deployment, shape);
    backends.set(name, deployment);
    return name;
  };
  const wanted: Wanted = { selection: input.selection, deployment: input.place.deployment && deployments[0]?.deployment, deployments, standing: (routable) => standingOf(routable, { api, account, byDefault, live }), backendOf };
  const found = candidates(input, live).map((routable) => ({ routable, made: newRows(routable, wanted) }));
  refuseImpossible(input, account, deployments, found);
  const operations = found.flatMap(({ made, routable }) => routedWith(input, { api, account, byDefault, live }, routable, made.flatMap((each) => ('row' in each ? [each.row] : []))));
  const rows = operations.flatMap((each) => each.rows);
  return { api, account, shape, operations, backends: new Map(rows.map((row) => [firstBackend(row.to), backends.get(firstBackend(row.to)) ?? placeOfRow(row, live).deployment])), warnings: leftOut(found) };
}

interface World {
  readonly api: LiveApi;
  readonly account: LiveAccount;
  readonly byDefault: DefaultRoute;
  readonly live: Live;
}

function routedWith({ place, selection }: AddInput, { account, api, byDefault, live }: World, routable: Routable, made: readonly RouteRow[]): readonly Routed[] {
  if (made.length === 0) return [];
  const before = routeOf(api, routable.operation.name);
  const isMeant = place.deployment !== undefined || selection.model !== undefined;
  const hand = rowsByHand(before);
  const tell = (row: RouteRow): string => told(row, account, live);
  const elsewhere = (row: RouteRow): string | undefined => byDefault.servings?.find((serving) => serves(serving, routable.found) && serving.deployment.toLowerCase() === clientName(row).toLowerCase() && !isIn(serving.name, byDefault, account))?.name;
  const rows = made.reduce<readonly RouteRow[]>((merged, row) => withRow(routable, merged, row, elsewhere(row), isMeant, tell), hand);
  const route = routeWith(routable, rows, byDefault.backend === undefined ? undefined : { backend: byDefault.backend, servings: byDefault.servings }, before);
  return [{ routable, before, route, rows: made, moves: made.flatMap((row) => moveOf(row, hand, elsewhere(row), tell)) }];
}

/** A serving of the account itself is not elsewhere. */
function isIn(name: string, { accounts }: DefaultRoute, { id }: LiveAccount): boolean {
  return accounts.some((each) => idKey(each.id) === idKey(id) && name.toLowerCase().startsWith(`${each.name.toLowerCase()}/`));
}

function told(row: RouteRow, account: LiveAccount, live: Live): string {
  const known = live.backends.some(({ id }) => nameOf(id).toLowerCase() === firstBackend(row.to).toLowerCase());
  if (known) return toldRow(row, live);
  return row.model === anyModel ? `${account.name}${row.deployment === undefined ? '' : `/${row.deployment}`}` : `${account.name}/${row.deployment ?? row.model}`;
}

function moveOf(row: RouteRow, hand: readonly RouteRow[], elsewhere: string | undefined, tell: (row: RouteRow) => string): readonly string[] {
  const before = hand.find((other) => clientName(other).toLowerCase() === clientName(row).toLowerCase());
  const from = before === undefined ? elsewhere : tell(before);
  if (from === tell(row)) return [];
  return [`${row.model === anyModel ? 'all other calls' : clientName(row)}: ${from === undefined ? '' : `${from} `}→ ${tell(row)}`];
}

function standingOf(routable: Routable, { account, api, byDefault, live }: World): Standing {
  const whole = routeOf(api, routable.operation.name)?.rows.find(({ model }) => model === anyModel);
  if (whole !== undefined) return idKey(placeOfRow(whole, live).accountId ?? '') === idKey(account.id) && whole.by === 'facade' ? { is: 'there', row: whole } : { is: 'taken' };
  const others = byDefault.servings?.filter((serving) => serves(serving, routable.found)) ?? [];
  if (others.length === 0) return { is: byDefault.servings === undefined ? 'taken' : 'free' };
  return others.every(({ name }) => isIn(name, byDefault, account)) ? { is: 'there', row: undefined } : { is: 'taken' };
}
