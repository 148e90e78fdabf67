import { nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { shapeOf } from '../probe/surface.ts';
import { requiredApi } from '../required-api.ts';
import { chosenOperations } from './chosen-operations.ts';
import { defaultRoute } from './default-route.ts';
import { routeOf } from './documents.ts';
import type { RemoveInput, Selection } from './input.ts';
import { routeWith } from './merged-route.ts';
import { rowsByHand } from './new-rows.ts';
import { isAt, resolvedPlace, type Place } from './place.ts';
import type { Routable } from './routable.ts';
import { placeOfRow } from './told-row.ts';

/** An operation that loses rows, and the route that is left of it. */
export interface Shortened {
  readonly routable: Routable;
  readonly route: RouteBlock | undefined;
  readonly removed: readonly RouteRow[];
}

/** @throws UserError `NotFound`, `ApiKind` */
export function removeTarget({ api: name, place: named, selection }: RemoveInput, live: Live): { readonly api: LiveApi; readonly operations: readonly Shortened[] } {
  const place = resolvedPlace(named, live.accounts);
  const api = requiredApi(live, name);
  const { backend, servings } = defaultRoute(api, live);
  const operations = chosenOperations(api, selection, shapeOf(api)).flatMap((routable) => {
    const before = routeOf(api, routable.operation.name);
    const rows = rowsByHand(before);
    const removed = rows.filter((row) => row.by === 'facade' && isMeant(row, selection) && (place === undefined || leadsTo(row, place, live)));
    if (removed.length === 0) return [];
    const left = rows.filter((row) => !removed.includes(row));
    return [{ routable, removed, route: routeWith(routable, left, backend === undefined ? undefined : { backend, servings }, before) }];
  });
  return { api, operations };
}

function isCalled(name: string, ...names: readonly (string | undefined)[]): boolean {
  return names.some((each) => each?.toLowerCase() === name.toLowerCase());
}

function isMeant(row: RouteRow, { as, model }: Selection): boolean {
  return (model === undefined || isCalled(model, clientName(row), row.model)) && (as === undefined || isCalled(as, row.alias));
}

function leadsTo(row: RouteRow, place: Place, live: Live): boolean {
  const { account, accountId, deployment } = placeOfRow(row, live);
  const id = account?.id ?? accountId;
  if (id === undefined || !isAt(place, { id, name: nameOf(id) })) return false;
  return place.deployment === undefined || place.deployment.toLowerCase() === deployment?.toLowerCase();
}
