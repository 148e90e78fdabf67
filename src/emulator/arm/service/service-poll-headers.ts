import { isAtLeast } from '../api-versions.ts';
import type { Call } from '../kind.ts';
import type { Operation } from '../long-running.ts';
import { regionName } from '../regions.ts';
import type { Entry } from '../store.ts';
import type { ServiceContent } from './service-content.ts';
import { isV2 } from './sku-rules.ts';

/**
 * Where an operation on a service is polled: v2 tiers below the region, with a signature in the query; classic tiers below the
 * service, status and result being one, and before 2022-08-01 only the result (arm-behaviour 18, 19). Nothing is gained by waiting here: Retry-After is 1 where 20 is
 * recorded, and for an update, which is done with the second poll, none.
 */
export function servicePollHeaders(call: Call, operation: Operation, service: Entry<ServiceContent>, doing: 'Act' | 'Update' | 'Term'): Record<string, string> {
  const region = regionName(service.content.location);
  const token = Buffer.from(`${region}:${service.name}_${doing}_${operation.id}`).toString('base64url');
  const origin = call.state.world.origin();
  if (!isV2(service.content.sku.name)) {
    const result = `${origin}${service.id}/operationresults/${token}?api-version=${call.apiVersion}`;
    if (!isAtLeast(call.apiVersion, '2022-08-01')) return { location: result, 'retry-after': '1' };
    const poll = `${result}&asyncResponse`;
    return { location: poll, 'azure-asyncoperation': poll };
  }
  const at = `${origin}/subscriptions/${call.path.subscription}/providers/Microsoft.ApiManagement/locations/${region}`;
  const query = `api-version=${call.apiVersion}&t=${call.state.world.now()}&c=${operation.id.slice(0, 8)}&s=${operation.id.slice(8, 16)}&h=${operation.id.slice(16)}`;
  const wait: Record<string, string> = doing === 'Update' ? {} : { 'retry-after': '1' };
  return { ...wait, location: `${at}/operationResults/${token}?${query}`, 'azure-asyncoperation': `${at}/operationsStatuses/${token}?${query}` };
}
