import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { UserError } from '../../model/user-error.ts';
import { editedBlocks } from '../../policy/blocks/edited-blocks.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { carriedRow, clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { shapeOf } from '../probe/surface.ts';
import { defaultRoute } from './default-route.ts';
import { documentOf, routeOf } from './documents.ts';
import { routeWith } from './merged-route.ts';
import { rowsByHand } from './new-rows.ts';
import { operationPolicyStep, routedDocument } from './policy-steps.ts';
import { routableOf, type Routable } from './routable.ts';
import { toldRow } from './told-row.ts';

/** A route, and what it is when the rows of an import are those of what its account has now. */
export interface Refreshed {
  readonly routable: Routable;
  readonly before: RouteBlock;
  readonly route: RouteBlock;
}

/**
 * The routes that stand in the policies of operations which were read, where they are not up to date: a model was deployed at the default
 * account, or is gone, or somebody edited the block. Nobody's own rows change.
 */
export function refreshedRoutes(api: LiveApi, live: Live): readonly Refreshed[] {
  const shape = shapeOf(api);
  return api.operations.flatMap((seen) => refreshed(routableOf(seenOperation(seen), shape), api, live));
}

function refreshed(routable: Routable, api: LiveApi, live: Live): readonly Refreshed[] {
  const { name } = routable.operation;
  try {
    const before = routeOf(api, name);
    if (before === undefined) return [];
    const route = upToDate(routable, before, api, live);
    return isSame(before, route) && !wasEdited(documentOf(api, name)) ? [] : [{ routable, before, route }];
  } catch (error) {
    // Whoever writes rows of that operation is told.
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** The route with the rows that an import of now would give it. */
export function upToDate(routable: Routable, before: RouteBlock, api: LiveApi, live: Live): RouteBlock {
  const { backend, servings } = defaultRoute(api, live);
  return routeWith(routable, rowsByHand(before), backend === undefined ? undefined : { backend, servings }, before) ?? before;
}

/** Whether the block is not as its rows make it. */
export function wasEdited(document: string | undefined): boolean {
  return document !== undefined && editedBlocks(document).some(({ kind }) => kind === 'route');
}

/** The step that writes it, telling which names of the default account come and go. */
export function refreshedStep(api: LiveApi, live: Live, { before, routable: { operation }, route }: Refreshed): Desired {
  return operationPolicyStep(api, operation, routedDocument(api, operation.name, route), {
    dependsOn: [],
    notes: [...rowsBesides(route, before).map((row) => `${clientName(row)}: → ${toldRow(row, live)}`), ...rowsBesides(before, route).map((row) => `no more: ${clientName(row)} → ${toldRow(row, live)}`)],
  });
}

/** Rows of an import for names that the other route has none for. */
export function rowsBesides({ rows }: RouteBlock, other: RouteBlock): readonly RouteRow[] {
  const names = new Set(other.rows.map((row) => clientName(row).toLowerCase()));
  return rows.filter((row) => row.by === 'import' && !names.has(clientName(row).toLowerCase()));
}

function isSame(a: RouteBlock, b: RouteBlock): boolean {
  const [first, second] = [a, b].map(({ modelFrom, rows, template, unknown }) => JSON.stringify([modelFrom, template, unknown, ...rows.map((row) => JSON.stringify(carriedRow(row))).toSorted()]));
  return first === second;
}
