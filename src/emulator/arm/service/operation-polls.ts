import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions, isAtLeast } from '../api-versions.ts';
import { statusOf } from '../async-links.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, gatewayRefusal } from '../refusal.ts';
import { shownService } from './patch-service.ts';
import type { ServiceContent } from './service-content.ts';

/** The query carries a signature, for classic tiers a word since 2022-08-01: a client that rebuilds the URL is refused. */
function observed(call: Call) {
  const name = Buffer.from(call.path.names.at(-1) ?? '', 'base64url').toString();
  const id = name.slice(name.lastIndexOf('_') + 1);
  const signed = call.query.has('asyncresponse') || !isAtLeast(call.apiVersion, '2022-08-01') || (call.query.get('c') === id.slice(0, 8) && call.query.get('s') === id.slice(8, 16) && call.query.get('h') === id.slice(16));
  const operation = signed ? call.state.operations.observe(id) : undefined;
  if (!operation) throw gatewayRefusal(404, 'ResourceNotFound', 'The asynchronous operation was not found, or its URL was changed.');
  return operation;
}

function unchanged(call: Call): Record<string, string> {
  const { url } = call.request;
  const poll = `${call.state.world.origin()}${url.pathname}${url.search}`;
  return { location: poll, 'azure-asyncoperation': poll, ...(waits(call) ? { 'retry-after': '1' } : {}) };
}

/** As the write said: below a region, and not for an update. */
function waits(call: Call): boolean {
  const name = Buffer.from(call.path.names.at(-1) ?? '', 'base64url').toString();
  return !call.query.has('asyncresponse') && !name.includes('_Update_');
}

function status(call: Call) {
  const operation = observed(call);
  return answer(200, statusOf(operation), operation.outcome === 'running' ? unchanged(call) : {});
}

function result(call: Call) {
  const operation = observed(call);
  if (operation.outcome === 'running') return emptyAnswer(202, { location: unchanged(call)['location'] ?? '' });
  if (operation.outcome instanceof Refusal) throw operation.outcome;
  const entry = call.state.store.find<ServiceContent>(operation.subject);
  return entry ? shownService(call, entry) : emptyAnswer(200);
}

/** The resource at the end of an operation comes without its ETag. */
function withoutEtag({ headers: shown, ...rest }: ArmResponse): ArmResponse {
  const { etag: _etag, ...headers } = shown;
  return { ...rest, headers };
}

/** Status and result are one, and before 2022-08-01 only a result (azsdknet-PropertiesTest_CreateListUpdateDelete#2, #37). */
function classic(call: Call) {
  if (call.query.has('asyncresponse')) return status(call);
  const found = result(call);
  return found.status === 202 ? { ...found, headers: { ...found.headers, 'retry-after': '1' } } : withoutEtag(found);
}

const polls = { provider: 'Microsoft.ApiManagement', level: 'subscription', apiVersions: apiVersions.apiManagement, open: true } as const;

export const operationPolls: readonly Kind[] = [
  { ...polls, type: 'locations/operationsStatuses', item: { GET: status } },
  { ...polls, type: 'locations/operationResults', item: { GET: result } },
  { ...polls, level: 'resourceGroup', type: 'service/operationresults', outlivesParent: true, item: { GET: classic } },
];
