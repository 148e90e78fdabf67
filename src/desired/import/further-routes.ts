import { nameOf } from '../../model/arm-id.ts';
import type { LiveAccount } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, clientName, firstBackend, type RouteRow } from '../../policy/blocks/route-row.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { foreignRouting } from '../../policy/scans/foreign-routing.ts';
import { inheritsBase } from '../../policy/scans/inherits-base.ts';
import { nameOfAccountBackend, nameOfDeploymentBackend } from '../backend.ts';
import { documentOf, routeOf } from '../facade/documents.ts';
import { routeWith } from '../facade/merged-route.ts';
import { rowsByHand } from '../facade/new-rows.ts';
import { routableOf, type Routable } from '../facade/routable.ts';
import { routeKey } from '../prune-ops/named-operation.ts';
import { servingsOf, type Serving } from '../prune-ops/serving.ts';
import { serves } from '../prune-ops/verdict.ts';
import { seenOperation, type LiveOperation } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/** A backend that a row names. */
export interface RowBackend {
  readonly account: LiveAccount;
  readonly name: string;
  /** Undefined: the account as a whole. */
  readonly deployment: string | undefined;
}

/** An operation and the rows that it has besides the default's. */
export interface ImportedRoute {
  readonly routable: Routable;
  /** As the service calls it; undefined where it is to make it first. */
  readonly name: string | undefined;
  readonly before: RouteBlock | undefined;
  readonly route: RouteBlock | undefined;
  /** Of rows that lead to the further accounts. */
  readonly backends: readonly RowBackend[];
}

const made = new WeakMap<ImportTarget, readonly ImportedRoute[]>();

/** What the first account cannot serve goes to the first of the further ones that can; what was routed before stays, its default rows brought up to date. */
export function importedRoutes(target: ImportTarget): readonly ImportedRoute[] {
  const known = made.get(target);
  if (known !== undefined) return known;
  const routes = operationsOf(target).flatMap((operation) => routeOfOperation(target, operation));
  made.set(target, routes);
  return routes;
}

/** Operations that the API is to have. */
export function operationsOf({ api, document }: ImportTarget): readonly LiveOperation[] {
  if (api.existing !== undefined && api.changes.length === 0) return api.existing.operations.map(seenOperation);
  return document.operations.map(({ method, operationId, urlTemplate }) => ({ name: operationId, method, urlTemplate }));
}

function seenAs({ api }: ImportTarget, operation: LiveOperation): LiveOperation | undefined {
  return api.existing?.operations.map(seenOperation).find((each) => routeKey(each) === routeKey(operation));
}

/** What the service calls it; undefined where it is to make it first. */
export function liveNameOf(target: ImportTarget, operation: LiveOperation): string | undefined {
  return seenAs(target, operation)?.name;
}

function routeOfOperation(target: ImportTarget, operation: LiveOperation): readonly ImportedRoute[] {
  const { account, api, backend, further, input } = target;
  const routable = routableOf(operation, input.shape);
  if (routable.found.kind !== 'served') return [];
  const seen = seenAs(target, operation);
  const before = seen === undefined || api.existing === undefined ? undefined : routeOf(api.existing, seen.name);
  if (before === undefined && (further.length === 0 || isRoutedByHand(target, seen?.name))) return [];
  const servings = servingsOf([account]);
  const taken = new Map<string, RowBackend | undefined>(servings.filter((each) => serves(each, routable.found)).map(({ deployment }) => [deployment.toLowerCase(), undefined]));
  const hand = rowsByHand(before);
  const rows = [...hand];
  const backends: RowBackend[] = [];
  for (const other of further) {
    for (const found of placesIn(target, other, routable)) {
      const name = clientName(found.row).toLowerCase();
      const there = rows.find((row) => clientName(row).toLowerCase() === name);
      const isDefault = taken.has(name) || (name === anyModel && taken.size > 0);
      if (there === undefined && !isDefault) rows.push(found.row);
      if (there === undefined ? !isDefault : firstBackend(there.to) === found.backend.name) backends.push(found.backend);
    }
  }
  const route = routeWith({ ...routable, operation: seen ?? operation }, rows, { backend, servings }, before);
  return before === undefined && route === undefined ? [] : [{ routable, name: seen?.name, before, route, backends }];
}

/** Rows for what an account serves on an operation. */
function placesIn({ input, live }: ImportTarget, account: LiveAccount, { found, modelFrom }: Routable): readonly { readonly row: RouteRow; readonly backend: RowBackend }[] {
  const serving = servingsOf([account]).filter((each) => serves(each, found));
  const placed = (model: string, deployment: string | undefined): { row: RouteRow; backend: RowBackend } => {
    const name = deployment === undefined ? nameOfAccountBackend(live, account, input.shape) : nameOfDeploymentBackend(live, account, deployment, input.shape);
    return { row: { model, to: { kind: 'backend', id: name }, by: 'facade' }, backend: { account, name, deployment } };
  };
  if (modelFrom.kind !== 'none') return serving.map(({ deployment }) => placed(deployment, deployment));
  const [only, ...others] = serving;
  return only === undefined ? [] : [placed(anyModel, others.length === 0 ? only.deployment : undefined)];
}

/** Whether somebody's policy of the operation routes by itself, or keeps the API's from running: nothing is added to it. */
export function isRoutedByHand({ api }: ImportTarget, name: string | undefined): boolean {
  const text = api.existing === undefined || name === undefined ? undefined : documentOf(api.existing, name);
  try {
    if (text === undefined) return false;
    const document = readPolicyDocument(text);
    return inheritsBase(document, 'inbound') !== 'always' || foreignRouting(document).some(({ is }) => is === 'set-backend-service' || is === 'rewrite-uri');
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

/** Names of the deployments that open an operation for which there is a row. */
export function routedBy(target: ImportTarget): readonly { readonly route: string; readonly by: readonly string[] }[] {
  const accounts = [target.account, ...target.further];
  return importedRoutes(target).flatMap(({ route, routable: { found, operation } }) => {
    const by = (route?.rows ?? []).flatMap((row) => servingOf(row, target, accounts).filter((serving) => serves(serving, found)).map(({ name }) => name));
    return by.length === 0 ? [] : [{ route: routeKey(operation), by: [...new Set(by)] }];
  });
}

function servingOf(row: RouteRow, { backend, input, live }: ImportTarget, accounts: readonly LiveAccount[]): readonly Serving[] {
  const name = firstBackend(row.to);
  const of = accounts.find((account) => name === backend ? account === accounts[0] : account.deployments.some((each) => nameOfDeploymentBackend(live, account, each.name, input.shape) === name) || nameOfAccountBackend(live, account, input.shape) === name);
  const only = row.deployment ?? (row.model === anyModel ? undefined : row.model);
  return of === undefined ? [] : servingsOf([of]).filter(({ deployment }) => only === undefined || deployment.toLowerCase() === only.toLowerCase());
}

/** Ids of the operations whose policies may hold rows, to be read. */
export function operationsWithRoutes({ api, further }: ImportTarget, opened: readonly string[]): readonly string[] {
  const names = new Set(opened.map((name) => name.toLowerCase()));
  return (api.existing?.operations ?? []).filter(({ id, name }) => further.length > 0 || names.has(name.toLowerCase()) || names.has(nameOf(id).toLowerCase())).map(({ id }) => id);
}
