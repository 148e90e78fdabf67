import type { Warning } from '../../../commands/command.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { whyClosed } from '../../openapi/operation-groups.ts';
import { defaultRoute, type DefaultRoute } from '../facade/default-route.ts';
import { routeOf } from '../facade/documents.ts';
import type { Selection } from '../facade/input.ts';
import { routeWith } from '../facade/merged-route.ts';
import { rowsByHand } from '../facade/new-rows.ts';
import { routableOf, type Routable } from '../facade/routable.ts';
import { toldRow } from '../facade/told-row.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { shapeOf } from '../probe/surface.ts';
import { serves } from '../prune-ops/verdict.ts';
import { nameOfMember, type Member } from './member.ts';
import { cannotBeShared, leftOut, nothingShared, operationStateful, rowOfAnother } from './shared-refusals.ts';
import { namesOf, servedBy, sharedRow, type Names } from './shared-rows.ts';
import { isRowOf, type SharedTarget } from './shared-target.ts';

type Deployed = Pick<Member, 'account' | 'deployment'>;

/** An operation whose route changes, or may. */
export interface SharedOperation {
  readonly routable: Routable;
  readonly before: RouteBlock | undefined;
  /** Undefined: no row of anybody but the import's is left. */
  readonly route: RouteBlock | undefined;
  /** Of this target; empty where the operation loses them. */
  readonly rows: readonly RouteRow[];
  /** What goes elsewhere than before, told: `gpt-4o: aoai-swe/gpt-4o → pool chat`. */
  readonly moves: readonly string[];
}

export interface SharedRoutes {
  readonly operations: readonly SharedOperation[];
  readonly names: Names;
  readonly warnings: readonly Warning[];
}

export interface Sharing {
  readonly api: LiveApi;
  readonly live: Live;
  readonly target: SharedTarget;
  readonly selection: Selection;
  readonly members: readonly Deployed[];
  /** The operations that the selection leaves. */
  readonly chosen: readonly Routable[];
}

/**
 * The routes of an API in which the members share the calls that are selected: rows of the target that are not selected go. Operations that
 * were named come about, all of them; of others, those that can.
 *
 * @throws UserError `NothingToRoute`, `RouteImpossible`, `RouteOfAnother`, `OperationStateful`, `DeploymentNamesDiffer`, `OptionsConflict`
 */
export function sharedRoutes(sharing: Sharing): SharedRoutes {
  const { api, chosen, members, selection, target } = sharing;
  const names = namesOf(members, { as: selection.as, model: selection.model === anyModel ? undefined : selection.model });
  const found = chosen.flatMap((routable) => {
    const made = rowFor(routable, sharing, names);
    return made === undefined ? [] : [{ routable, made }];
  });
  const made = found.flatMap(({ made: each, routable }) => ('row' in each ? [{ routable, row: each.row }] : []));
  if (made.length === 0) throw nothingShared(sharing, found.flatMap(({ made: each, routable }) => ('why' in each ? [{ ...each, routable }] : []))[0]);
  const further = target.isSticky ? furtherRows(sharing, made.map(({ routable }) => routable)) : [];
  const rows = new Map([...made, ...further].map(({ routable, row }) => [routable.operation.name, { routable, row }]));
  const losing = lostOperations(api, target).filter(({ operation }) => !rows.has(operation.name));
  const operations = [...[...rows.values()].map(({ routable, row }) => routedTo(routable, row, sharing)), ...losing.map((routable) => withoutRows(routable, api, sharing.live, target))];
  return { operations, names, warnings: leftOut(found) };
}

/** @throws UserError where it was named, and there cannot be a row */
function rowFor(routable: Routable, { members, selection, target }: Sharing, names: Names): { readonly row: RouteRow } | { readonly why: string; readonly hint: string } | undefined {
  const { found } = routable;
  const isNamed = selection.operations.length > 0;
  if (found.kind === 'account' && isNamed) throw operationStateful(routable, whyClosed(found.group));
  if (found.kind !== 'served') {
    if (isNamed) throw cannotBeShared(routable, 'no deployment serves it, and its calls name no model', 'Name an operation that calls a model.');
    return undefined;
  }
  const serving = servedBy(members, routable);
  if (serving.length === 0 && !isNamed) return undefined;
  if (serving.length < members.length) {
    const not = members.filter((member) => !serving.includes(member)).map(nameOfMember);
    const why = `${not.join(', ')} ${not.length === 1 ? 'does' : 'do'} not serve it`;
    if (isNamed) throw cannotBeShared(routable, why, 'Name members that do.');
    return { why, hint: 'Members serve all that is sent to them' };
  }
  // What goes on with an earlier answer follows the operations that make one.
  if (found.modelIn === 'none' && selection.model !== anyModel && !isNamed) return undefined;
  const made = sharedRow(routable, target, names, selection);
  if (made !== undefined && 'why' in made && isNamed) throw cannotBeShared(routable, made.why, made.hint);
  return made;
}

/** `GET /responses/{id}` and the like name no model: with a cookie they find the member that made the answer, where nothing else claims them. */
function furtherRows({ api, target }: Sharing, chosen: readonly Routable[]): readonly { readonly routable: Routable; readonly row: RouteRow }[] {
  const capabilities = new Set(chosen.flatMap(({ found }) => (found.kind === 'served' && makesState(found.capability) ? [found.capability] : [])));
  const shape = shapeOf(api);
  return api.operations.map((seen) => routableOf(seenOperation(seen), shape)).flatMap((routable) => {
    const { found, operation } = routable;
    if (found.kind !== 'served' || found.modelIn !== 'none' || !capabilities.has(found.capability)) return [];
    const any = routeOf(api, operation.name)?.rows.find((row) => row.model === anyModel && row.by !== 'import');
    return any === undefined || isRowOf(target, any) ? [{ routable, row: { model: anyModel, to: target.to, by: target.by, name: target.name } }] : [];
  });
}

/** Answers that the account keeps, and that later calls name. */
export function makesState(capability: string): boolean {
  return capability === 'responses' || capability === 'video';
}

/** Operations that have a row of the target. */
export function lostOperations(api: LiveApi, target: Pick<SharedTarget, 'by' | 'name'>): readonly Routable[] {
  const shape = shapeOf(api);
  return api.operations.map((seen) => routableOf(seenOperation(seen), shape)).filter(({ operation }) => routeOf(api, operation.name)?.rows.some((row) => isRowOf(target, row)) === true);
}

function routedTo(routable: Routable, row: RouteRow, { api, live, target }: Sharing): SharedOperation {
  const before = routeOf(api, routable.operation.name);
  const byDefault = defaultRoute(api, live);
  const others = rowsByHand(before).filter((each) => !isRowOf(target, each));
  const same = others.find((each) => isCalledAlike(each, row));
  if (same !== undefined && same.by !== 'facade') throw rowOfAnother(routable, same);
  const rows = [...others.filter((each) => each !== same), row];
  const route = routeWith(routable, rows, imported(byDefault), before);
  return { routable, before, route, rows: [row], moves: movesOf(routable, row, before, byDefault, live, target) };
}

/** The route without the target's rows. */
export function withoutRows(routable: Routable, api: LiveApi, live: Live, target: Pick<SharedTarget, 'by' | 'name'>): SharedOperation {
  const before = routeOf(api, routable.operation.name);
  const rows = rowsByHand(before).filter((each) => !isRowOf(target, each));
  const gone = (before?.rows ?? []).filter((each) => isRowOf(target, each));
  return { routable, before, route: routeWith(routable, rows, imported(defaultRoute(api, live)), before), rows: [], moves: gone.map((row) => `no more: ${clientName(row)} → ${target.by} ${target.name}`) };
}

function imported({ backend, servings }: DefaultRoute): { readonly backend: string; readonly servings: DefaultRoute['servings'] } | undefined {
  return backend === undefined ? undefined : { backend, servings };
}

function isCalledAlike(a: RouteRow, b: RouteRow): boolean {
  return clientName(a).toLowerCase() === clientName(b).toLowerCase();
}

function movesOf({ found }: Routable, row: RouteRow, before: RouteBlock | undefined, { servings }: DefaultRoute, live: Live, target: SharedTarget): readonly string[] {
  const there = before?.rows.find((each) => isCalledAlike(each, row));
  if (there !== undefined && isRowOf(target, there)) return [];
  const byDefault = servings?.find((serving) => serves(serving, found) && serving.deployment.toLowerCase() === clientName(row).toLowerCase())?.name;
  const from = there === undefined ? byDefault : toldRow(there, live);
  return [`${row.model === anyModel ? 'all other calls' : clientName(row)}: ${from === undefined ? '' : `${from} `}→ ${target.by} ${target.name}`];
}
