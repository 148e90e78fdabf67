import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { Operation } from '../long-running.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, errorOf, gatewayRefusal } from '../refusal.ts';
import { timestamp } from '../state.ts';
import { accountBody, resourceEtag } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';

/** The one version in which the state of an operation is told (arm-behaviour 52). */
const statusVersion = '2017-04-18';

/**
 * Where an operation is polled: its state, and for a PATCH and a purge its result too, at the version of the request as the official
 * examples have it. The query carries a signature. `location`: as the account shows it.
 */
export function accountPollHeaders({ state, path, apiVersion }: Call, { id }: Operation, location: string, { result: withResult }: { readonly result: boolean }): Record<string, string> {
  const url = `${state.world.origin()}/subscriptions/${path.subscription}/providers/Microsoft.CognitiveServices/locations/${encodeURIComponent(location)}/operationResults/${guidOf(id)}`;
  const query = (version: string): string => `?api-version=${version}&t=${state.world.now()}&c=${id.slice(0, 8)}&s=${id.slice(8, 16)}&h=${id.slice(16)}`;
  return { ...(withResult ? { location: url + query(apiVersion === statusVersion ? '2023-05-01' : apiVersion) } : {}), 'azure-asyncoperation': url + query(statusVersion) };
}

/** Names of operations are shorter than these. */
function guidOf(id: string): string {
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}00000000`;
}

function observed({ state, path, query }: Call): Operation {
  const id = (path.names.at(-1) ?? '').toLowerCase().replaceAll('-', '').slice(0, 24);
  const signed = query.get('c') === id.slice(0, 8) && query.get('s') === id.slice(8, 16) && query.get('h') === id.slice(16);
  const operation = signed ? state.operations.observe(id) : undefined;
  if (!operation) throw gatewayRefusal(404, 'ResourceNotFound', 'The asynchronous operation was not found, or its URL was changed.');
  return operation;
}

/** What goes on, told before the observation that may end it. */
function doingOn({ state }: Call, subject: string): 'Creating' | 'Updating' | 'Deleting' {
  const entry = state.store.find<AccountContent>(subject);
  if (entry?.type !== accountType) return 'Deleting';
  return entry.content.provisioningState === 'Creating' ? 'Creating' : 'Updating';
}

function poll(call: Call): ArmResponse {
  const operation = observed(call);
  return call.apiVersion === statusVersion ? status(call, operation) : result(call, operation);
}

function status(call: Call, { outcome, subject }: Operation): ArmResponse {
  const { state, path, request } = call;
  const now = timestamp(state.world);
  const entry = state.store.find<AccountContent>(subject);
  const startTime = entry?.type === accountType ? entry.content.author.lastModifiedAt : now;
  const common = { id: request.url.pathname, name: path.names.at(-1) ?? '' };
  if (outcome === 'running') return answer(200, { ...common, status: doingOn(call, subject), startTime });
  return answer(200, { ...common, status: outcome === 'succeeded' ? 'Succeeded' : 'Failed', startTime, endTime: now, ...(outcome instanceof Refusal ? { error: errorOf(outcome) } : {}) });
}

function result({ state, request }: Call, { outcome, subject }: Operation): ArmResponse {
  if (outcome === 'running') return emptyAnswer(202, { location: `${state.world.origin()}${request.url.pathname}${request.url.search}` });
  if (outcome instanceof Refusal) throw outcome;
  const entry = state.store.find<AccountContent>(subject);
  return entry?.type === accountType ? answer(200, accountBody(state, entry), { etag: resourceEtag(entry) }) : emptyAnswer(204);
}

export const accountPolls: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'locations/operationResults',
  level: 'subscription',
  apiVersions: apiVersions.cognitiveServices,
  open: true,
  item: { GET: poll },
};
