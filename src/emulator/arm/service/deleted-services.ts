import { sameId, within } from '../../../model/arm-id.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, gatewayRefusal, notFound } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { deletedServiceBody, deletedServices } from './deleted-service.ts';

/** The region may come by its display name. */
function find(call: Call) {
  const [region = '', name = ''] = call.path.names;
  const id = `/subscriptions/${call.path.subscription}/providers/Microsoft.ApiManagement/locations/${regionName(region)}/deletedservices/${name}`;
  return deletedServices(call.state).find((entry) => sameId(entry.id, id));
}

function get(call: Call): ArmResponse {
  const entry = find(call);
  if (!entry) throw notFound('Service');
  return answer(200, deletedServiceBody(entry));
}

function list(call: Call): ArmResponse {
  const found = deletedServices(call.state).filter((entry) => within(entry.id, `/subscriptions/${call.path.subscription}`));
  return answer(200, { value: found.map(deletedServiceBody) });
}

/** 202 with the body, polls of 202, in the end an empty 200 (arm-behaviour 20). */
function purge(call: Call): ArmResponse {
  const { state } = call;
  const entry = find(call);
  if (!entry) return emptyAnswer(204);
  const operation = state.operations.start(entry.id, 200, () => state.store.remove(entry.id));
  return answer(202, deletedServiceBody(entry), { location: pollUrl(call, entry.id, operation.id) });
}

function pollUrl(call: Call, id: string, operation: string): string {
  return `${call.state.world.origin()}${id}/operationresults/${Buffer.from(`Purge_${operation}`).toString('base64url')}?api-version=${call.apiVersion}`;
}

function poll(call: Call): ArmResponse {
  const id = Buffer.from(call.path.names.at(-1) ?? '', 'base64url').toString().replace(/^Purge_/, '');
  const operation = call.state.operations.observe(id);
  if (!operation) throw gatewayRefusal(404, 'ResourceNotFound', 'The asynchronous operation was not found.');
  if (operation.outcome instanceof Refusal) throw operation.outcome;
  if (operation.outcome === 'succeeded') return emptyAnswer(200);
  const { url } = call.request;
  return emptyAnswer(202, { location: `${call.state.world.origin()}${url.pathname}${url.search}` });
}

const common = { provider: 'Microsoft.ApiManagement', level: 'subscription', apiVersions: apiVersions.apiManagement } as const;

export const deletedServiceKinds: readonly Kind[] = [
  { ...common, type: 'deletedservices', collection: { GET: list } },
  { ...common, type: 'locations/deletedservices', item: { GET: get, DELETE: purge } },
  { ...common, type: 'locations/deletedservices/operationresults', open: true, item: { GET: poll } },
];
