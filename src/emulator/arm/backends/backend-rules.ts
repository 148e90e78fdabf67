import { idKey, nameOf, within } from '../../../model/arm-id.ts';
import { invalid } from '../refusal.ts';
import { fault } from '../schema/fault.ts';
import type { Fault } from '../schema/fault.ts';
import { isWebUrl } from '../schema/formats.ts';
import type { ServiceContent } from '../service/service-content.ts';
import type { ArmState } from '../state.ts';
import { backendType } from './backend.ts';
import type { BackendContent } from './backend.ts';
import type { BackendFields } from './backend-fields.ts';
import { breakerFaults } from './breaker-rules.ts';

/** What fields may stand together, and that pool members exist. Ids of members, absolute, for the stored content. */
export function checkBackend(state: ArmState, serviceId: string, id: string, fields: BackendFields): readonly string[] {
  const isPool = fields.type === 'Pool';
  const faults = [...(isPool ? poolFaults(fields) : singleFaults(fields)), ...breakerFaults(fields)];
  if (fields.circuitBreaker && skuOf(state, serviceId) === 'Consumption') faults.push(fault(['circuitBreaker'], 'Circuit breaker is not supported in the Consumption tier.'));
  const holder = isPool ? state.store.referrers(id).find((user) => user.type === backendType) : undefined;
  if (holder) faults.push(fault(['type'], `Backend is a member of the pool '${holder.name}'; a pool cannot be a member of a pool.`));
  if (faults.length > 0) throw invalid(...faults);
  return isPool ? membersOf(state, serviceId, id, fields) : [];
}

/** I10: both fields are named. */
function poolFaults(fields: BackendFields): Fault[] {
  const faults: Fault[] = [];
  if (fields.url !== undefined) faults.push(fault(['url'], 'Url is not supported for backend pool.'));
  if (fields.protocol !== undefined) faults.push(fault(['protocol'], 'Protocol is not supported for backend pool.'));
  if (!fields.pool) faults.push(fault(['pool'], 'Pool is required for a backend of type Pool.'));
  return faults;
}

function singleFaults(fields: BackendFields): Fault[] {
  const faults: Fault[] = [];
  const wrongUrl = urlFault(fields);
  if (wrongUrl !== undefined) faults.push(fault(['url'], wrongUrl));
  if (fields.protocol === undefined) faults.push(fault(['protocol'], 'Protocol is required'));
  if (fields.pool) faults.push(fault(['pool'], 'Pool is supported only for a backend of type Pool.'));
  return faults;
}

/** Clusters of Service Fabric are named `fabric:/app/service` (official example); what the service says of another URL is not known. */
function urlFault({ url, properties }: BackendFields): string | undefined {
  if (url === undefined) return 'Url is required';
  if (properties?.serviceFabricCluster && /^fabric:\/\S+$/i.test(url)) return undefined;
  if (!isWebUrl(url)) return 'Url is not a valid absolute URL';
  return url.includes('?') ? 'Url must not contain a query string' : undefined;
}

function membersOf(state: ArmState, serviceId: string, id: string, fields: BackendFields): readonly string[] {
  const members = (fields.pool?.services ?? []).map((service) => absoluteId(serviceId, service.id));
  for (const member of members) {
    const found = within(member, serviceId) ? state.store.find<BackendContent>(member) : undefined;
    if (!found) throw invalid({ target: 'pool', message: `Backend Entity '${nameOf(member)}' not found.` });
    if (idKey(member) === idKey(id) || found.content['type'] === 'Pool') throw invalid({ target: 'pool', message: `Backend Entity '${nameOf(member)}' is a pool and cannot be a member of a pool.` });
  }
  if (new Set(members.map(idKey)).size < members.length) throw invalid({ target: 'pool', message: 'A backend can be a member of a pool only once.' });
  return members.map((member) => state.store.find(member)?.id ?? member);
}

/** `/backends/x` is accepted and answered as the whole id (arm-behaviour 23). */
function absoluteId(serviceId: string, id: string): string {
  return /^\/?backends\//i.test(id) ? `${serviceId}/${id.replace(/^\//, '')}` : id;
}

function skuOf(state: ArmState, serviceId: string): string | undefined {
  return state.store.find<ServiceContent>(serviceId)?.content.sku.name;
}
