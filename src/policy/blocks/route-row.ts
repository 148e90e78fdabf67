import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { isUnread, listOf, nameOf, stated } from './carried-values.ts';

/** Where the calls for one model go. */
export interface RouteRow {
  /** Of the deployment, and what clients call it; `*` for every call that has no row of its own. */
  readonly model: string;
  readonly to: RouteTarget;
  /** What clients call it instead. */
  readonly alias?: string | undefined;
  /** What the account calls it, where that is not `model`: for dated paths alone. */
  readonly deployment?: string | undefined;
  /** The backends' URLs end with their own deployments: a dated path goes on behind them. */
  readonly deploymentInBackend?: true | undefined;
  /** Name of a setting of the operation's `retry` block. */
  readonly retry?: string | undefined;
  /** Of the pool or burst. */
  readonly name?: string | undefined;
  readonly by: RouteMaker;
}

/** A list is one backend after the other: the first is called, the `retry` block goes on with the others. */
export type RouteTarget = { readonly kind: 'backend' | 'pool'; readonly id: string } | { readonly kind: 'list'; readonly ids: readonly string[] };

const makers = ['import', 'facade', 'pool', 'burst'] as const;
/** The command that owns the row. */
export type RouteMaker = (typeof makers)[number];

export const anyModel = '*';

export function clientName({ alias, model }: RouteRow): string {
  return alias ?? model;
}

/** What the route sets; of a list, where it begins. */
export function firstBackend(target: RouteTarget): string {
  return target.kind === 'list' ? (target.ids[0] ?? '') : target.id;
}

export function carriedRow(row: RouteRow): JsonObject {
  const { model, to, alias, deployment, deploymentInBackend, retry, name, by } = row;
  return stated({ model, to: { ...to }, alias, deployment, deploymentInBackend, retry, name, by });
}

export function asRouteRow(carried: JsonObject): RouteRow | undefined {
  const [model, to, by] = [nameOf(carried['model']), asTarget(carried['to']), makers.find((maker) => maker === carried['by'])];
  const optional = {
    alias: nameOf(carried['alias']),
    deployment: nameOf(carried['deployment']),
    deploymentInBackend: carried['deploymentInBackend'] === true ? (true as const) : undefined,
    retry: nameOf(carried['retry']),
    name: nameOf(carried['name']),
  };
  if (model === undefined || to === undefined || by === undefined) return undefined;
  if (Object.entries(optional).some(([key, read]) => isUnread(carried, key, read))) return undefined;
  return { model, to, by, ...stated(optional) };
}

function asTarget(carried: Json | undefined): RouteTarget | undefined {
  if (!isObject(carried)) return undefined;
  const { kind } = carried;
  const [id, ids] = [nameOf(carried['id']), listOf(carried['ids'], nameOf)];
  if (kind === 'list') return ids === undefined || ids.length === 0 ? undefined : { kind, ids };
  return (kind === 'backend' || kind === 'pool') && id !== undefined ? { kind, id } : undefined;
}
