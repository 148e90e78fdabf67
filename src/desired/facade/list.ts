import type { OptionValues, ReportModule, Warning } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { clientName, firstBackend } from '../../policy/blocks/route-row.ts';
import { denyOf } from '../api-blocks.ts';
import { canaryApiId } from '../canary/names.ts';
import { requiredApi } from '../required-api.ts';
import { accountsBesides } from './besides.ts';
import { fragmentsOf } from './documents.ts';
import { humanRoutes } from './list-human.ts';
import { refreshedRoutes, rowsBesides } from './refreshed-routes.ts';
import { accountNameOf, routesOf, type Route } from './routes.ts';

interface ListInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Undefined: every API that is ours. */
  readonly api: string | undefined;
}

/** `apim-llm facade list`: which model of which operation goes where. */
export const facadeListModule: ReportModule<ListInput> = {
  prepare(values: OptionValues) {
    const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
    return { service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') }, api: text('api') };
  },
  scope: ({ api, service }) => ({ service, accounts: [], apis: api === undefined ? 'ours' : [api] }),
  more: (_input, live, round) => moreOf(live, round),
  report({ api: name }, live, page) {
    if (name !== undefined) requiredApi(live, name);
    const found = apisOf(live).map((api) => ({ api, routes: routesOf(api, live) }));
    return {
      result: { routes: found.flatMap(({ api, routes }) => routes.map((route) => shown(api, route))) },
      status: 'ok',
      human: humanRoutes(live.service.name, found, page),
      warnings: found.flatMap(({ api }) => outdated(api, live)),
    };
  },
};

/** Calls for models of the default account that came after the route are answered 400. */
function outdated(api: LiveApi, live: Live): readonly Warning[] {
  const lacking = refreshedRoutes(api, live).flatMap(({ before, route }) => rowsBesides(route, before).map(clientName));
  if (lacking.length === 0) return [];
  const name = nameOf(api.api.id);
  const how = denyOf(api) === undefined ? 'an import of the same description' : `apim-llm prune-ops --api ${name}`;
  return [{ code: 'RoutesOutdated', message: `models that were deployed at the default account of ${name} after operations of it got a route are answered 400 there: ${[...new Set(lacking)].join(', ')}. ${how} adds their rows` }];
}

/** What asks accounts has no routes of clients. */
function apisOf(live: Live): readonly LiveApi[] {
  return [...live.apis].flatMap(([name, api]) => (name === canaryApiId ? [] : [api]));
}

/** The policies of operations that are open, or may be; then the accounts that they lead to, and the fragments that they include. */
function moreOf(live: Live, round: number): More | undefined {
  const apis = apisOf(live);
  if (round === 1) return { operationPolicies: apis.flatMap(openOperations).map(({ id }) => id) };
  const fragments = apis.flatMap((api) => fragmentsOf(api, [...(api.operationPolicies?.keys() ?? [])], live.fragments, round - 1));
  if (round > 2) return fragments.length === 0 ? undefined : { fragments };
  const found = apis.map((api) => accountsBesides(live, api));
  return { accounts: found.flatMap(({ accounts = [] }) => accounts), accountHosts: found.flatMap(({ accountHosts = [] }) => accountHosts), accountsMayBeGone: true, fragments };
}

export function openOperations(api: LiveApi): LiveApi['operations'] {
  const open = denyOf(api)?.open.map(({ id }) => id.toLowerCase());
  return open === undefined ? api.operations : api.operations.filter(({ name }) => open.includes(name.toLowerCase()));
}

function shown(api: LiveApi, route: Route): JsonObject {
  const { place, role, routable, row, state } = route;
  const { method, name, urlTemplate } = routable.operation;
  return {
    api: nameOf(api.api.id),
    operation: name,
    method,
    urlTemplate,
    model: clientName(row),
    account: accountNameOf(route),
    accountId: place.account?.id ?? place.accountId ?? null,
    deployment: place.deployment ?? null,
    region: textAt(place.account?.body, 'location') ?? null,
    role,
    state,
    by: row.by,
    backend: row.to.kind === 'list' ? null : row.to.id,
    name: row.name ?? null,
    backends: row.to.kind === 'list' ? row.to.ids : [firstBackend(row.to)],
  };
}
