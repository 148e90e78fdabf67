import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Block } from './block.ts';
import { nameOf, objectListOf, textOf } from './carried-values.ts';
import type { ModelFrom } from './model-of-call.ts';
import { routeContradiction } from './route-contradiction.ts';
import { routeLines } from './route-lines.ts';
import { anyModel, asRouteRow, carriedRow, clientName, type RouteRow } from './route-row.ts';
import { textOrder } from './text-order.ts';

/** Which backend serves which model on one operation (POLICIES.md, Route). */
export interface RouteBlock {
  readonly modelFrom: ModelFrom;
  /** The operation's URL template, its query included: `/deployments/{deployment-id}/embeddings?api-version={api-version}` */
  readonly template: string;
  /** Models without a row: answered `DeploymentNotFound`, or left to the default backend. */
  readonly unknown: 'refuse' | 'fall-through';
  readonly rows: readonly RouteRow[];
}

/** In the operation's inbound. The order of rows makes no difference; `*` is always the last. */
export function routeBlock(value: RouteBlock): Block {
  const problem = routeContradiction(value);
  if (problem !== undefined) throw new Error(`This route cannot be written: ${problem}.`);
  const rows = value.rows.toSorted((a, b) => textOrder(rank(a), rank(b)));
  const carried = { modelFrom: { ...value.modelFrom }, template: value.template, unknown: value.unknown, rows: rows.map(carriedRow) };
  return { kind: 'route', section: 'inbound', carried, lines: routeLines({ ...value, rows }) };
}

function rank(row: RouteRow): string {
  return `${row.model === anyModel ? 1 : 0}${clientName(row)}`;
}

export function asRouteBlock(carried: JsonObject): RouteBlock | undefined {
  const [modelFrom, template, unknown, rows] = [asModelFrom(carried['modelFrom']), textOf(carried['template']), carried['unknown'], objectListOf(carried['rows'], asRouteRow)];
  if (modelFrom === undefined || template === undefined || rows === undefined || (unknown !== 'refuse' && unknown !== 'fall-through')) return undefined;
  const route: RouteBlock = { modelFrom, template, unknown, rows };
  return routeContradiction(route) === undefined ? route : undefined;
}

function asModelFrom(carried: Json | undefined): ModelFrom | undefined {
  if (!isObject(carried)) return undefined;
  const { kind } = carried;
  if (kind === 'body' || kind === 'none') return { kind };
  const parameter = nameOf(carried['parameter']);
  return kind === 'path' && parameter !== undefined ? { kind, parameter } : undefined;
}
