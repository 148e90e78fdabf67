import type { OptionValues, ReportModule } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { isOurApi } from '../ownership.ts';
import { isCanary } from './canary.ts';
import { accountsBesides } from '../facade/besides.ts';
import { routeOf } from '../facade/documents.ts';
import { openBreakers } from '../../model/open-breakers.ts';
import { blockOf } from './expected.ts';
import { findings } from './finding.ts';
import { humanLines } from './human.ts';
import { keptPrompts } from '../monitor/warnings.ts';
import { moreForMonitoring } from './monitoring.ts';
import { mayHaveRoutes } from './routes.ts';

interface StatusInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Undefined: every API that is ours. */
  readonly api: string | undefined;
}

/** `apim-llm status`: what we made, against what is there. */
export const statusModule: ReportModule<StatusInput> = {
  prepare(values: OptionValues) {
    const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
    return { service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') }, api: text('api') };
  },
  scope: ({ api, service }) => ({ service, accounts: [], apis: api === undefined ? 'ours' : [api], breakers: true, monitoring: { shown: api === undefined } }),
  more: (_input, live, round) => (round === 1 ? withMonitoring(moreOf(live), live) : round === 2 ? accountsOfRoutes(live) : undefined),
  report(input, live, page) {
    requireApi(input, live);
    const found = findings(live);
    const differs = found.some(({ state }) => state !== 'same');
    const result: JsonObject = {
      apis: [...live.apis.values()].filter((api) => !isCanary(api)).map((api) => apiResult(api)),
      openBreakers: openBreakers(live),
      resources: found.map((finding) => ({ ...finding, changes: finding.changes.map((change) => ({ ...change })) })),
    };
    return { result, status: differs ? 'changes' : 'ok', human: humanLines(live, found, page), warnings: keptPrompts(live) };
  },
};

/** The accounts that the blocks name, and what opens the canary where there is one. */
function moreOf(live: Live): More | undefined {
  const blocks = [...live.apis.values()].filter((each) => isOurApi(each.api)).flatMap((each) => blockOf(each) ?? []);
  const accounts = new Map(blocks.map(({ account }) => [idKey(account), account]));
  const subscriptions = live.apis.has(canaryApiId) ? { subscriptions: [canarySubscription] } : {};
  const operationPolicies = [...live.apis.values()].filter((each) => !isCanary(each)).flatMap((api) => mayHaveRoutes(api).map(({ id }) => id));
  if (accounts.size === 0 && operationPolicies.length === 0) return live.apis.has(canaryApiId) ? subscriptions : undefined;
  return { accounts: [...accounts.values()], accountsMayBeGone: true, ...(operationPolicies.length === 0 ? {} : { operationPolicies }), ...subscriptions };
}

function withMonitoring(more: More | undefined, live: Live): More | undefined {
  const monitoring = moreForMonitoring(live);
  return monitoring === undefined ? more : { ...more, monitoring };
}

/** The accounts that rows lead to besides. */
function accountsOfRoutes(live: Live): More | undefined {
  const apis = [...live.apis.values()].filter((each) => !isCanary(each) && (blockOf(each) !== undefined || each.operations.some(({ name }) => routeOf(each, name) !== undefined)));
  const accounts = new Map(apis.flatMap((api) => accountsBesides(live, api).accounts ?? []).map((id) => [idKey(id), id]));
  return accounts.size <= live.accounts.length ? undefined : { accounts: [...accounts.values()], accountsMayBeGone: true };
}

function requireApi({ api }: StatusInput, live: Live): void {
  if (api === undefined || live.apis.has(api.toLowerCase())) return;
  const names = live.allApis.map(({ id }) => nameOf(id)).filter((name) => !name.includes(';rev='));
  throw new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no API ${api}.`, {
    hint: names.length === 0 ? 'It has no APIs at all: make one with apim-llm import' : `It has: ${names.slice(0, 20).join(', ')}`,
  });
}

function apiResult(api: LiveApi): JsonObject {
  const { body, id } = api.api;
  const block = blockOf(api);
  return {
    id,
    name: nameOf(id),
    path: textAt(body, 'properties', 'path') ?? '',
    ours: isOurApi(api.api),
    account: block?.account ?? null,
    backend: block?.backend ?? null,
    bearer: textAt(body, 'properties', 'subscriptionKeyParameterNames', 'bearer') ?? null,
  };
}
