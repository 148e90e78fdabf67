import * as z from 'zod';
import { answer } from '../answer.ts';
import { checked, int, bounded } from '../fields.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { Operation } from '../long-running.ts';
import type { ArmResponse } from '../plane.ts';
import { notEmulated } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { etagHeader } from '../row-version.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { existingService } from './existing-service.ts';
import { identityAsked } from './identity-change.ts';
import { serviceBody } from './service-body.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';

const strings = z.record(z.string(), z.string());

const change = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  etag: z.string().optional(),
  tags: strings.nullish(),
  sku: z.strictObject({ name: z.string(), capacity: int(0, 31) }).nullish(),
  identity: z
    .strictObject({
      type: z.enum(['None', 'SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned']),
      principalId: z.string().nullish(),
      tenantId: z.string().nullish(),
      userAssignedIdentities: z.record(z.string(), z.record(z.string(), z.unknown()).nullable()).nullish(),
    })
    .nullish(),
  properties: z
    .strictObject({
      publisherEmail: bounded(1, 100).optional(),
      publisherName: bounded(1, 100).optional(),
      notificationSenderEmail: bounded(1, 100).optional(),
      customProperties: strings.optional(),
    })
    .nullish(),
});

/** A change runs as a long-running operation, a change of nothing does not (arm-behaviour 19). */
export function patchService(call: Call): ArmResponse {
  const { state } = call;
  const before = existingService(call);
  checkIfMatch(call, before);
  const asked = checked(change, call.body());
  if (asked.sku && asked.sku.name !== before.content.sku.name) throw notEmulated('a change of tier');
  const wanted: ServiceContent = {
    ...before.content,
    publisherEmail: asked.properties?.publisherEmail ?? before.content.publisherEmail,
    publisherName: asked.properties?.publisherName ?? before.content.publisherName,
    notificationSenderEmail: asked.properties?.notificationSenderEmail ?? before.content.notificationSenderEmail,
    customProperties: asked.properties?.customProperties ?? before.content.customProperties,
    sku: asked.sku ?? before.content.sku,
    tags: asked.tags ?? before.content.tags,
    identity: asked.identity ? identityAsked(call, before, asked.identity) : before.content.identity,
  };
  if (JSON.stringify(wanted) === JSON.stringify(before.content)) return shownService(state, before);
  const updating = state.store.put({ id: before.id, type: serviceType, content: { ...wanted, provisioningState: 'Updating' as const, lastModifiedAt: timestamp(state.world) } });
  const operation = state.operations.start(before.id, 200, () => finish(state, before.id));
  return shownService(state, updating, servicePollHeaders(call, operation, before));
}

/** The directory learns of a new identity only now: role assignments without principalType fail before (arm-behaviour 49). */
function finish(state: ArmState, id: string): void {
  const entry = state.store.find<ServiceContent>(id);
  if (!entry) return;
  if (entry.content.identity.system) state.directory.add(state.directory.systemIdentityOf(entry.id), 'ServicePrincipal');
  state.store.put({ id, type: serviceType, content: { ...entry.content, provisioningState: 'Succeeded' as const } });
}

export function shownService(state: ArmState, entry: Entry<ServiceContent>, headers: Record<string, string> = {}): ArmResponse {
  return answer(200, serviceBody(state, entry), { etag: etagHeader(entry.rowVersion), ...headers });
}

/** Polled below the region; the query must come back unchanged (arm-behaviour 18, 19). Without Retry-After: nothing is gained by waiting here. */
function servicePollHeaders(call: Call, operation: Operation, service: Entry<ServiceContent>): Record<string, string> {
  const region = regionName(service.content.location);
  const token = Buffer.from(`${region}:${service.name}_Update_${operation.id}`).toString('base64url');
  const at = `${call.state.world.origin()}/subscriptions/${call.path.subscription}/providers/Microsoft.ApiManagement/locations/${region}`;
  const query = `api-version=${call.apiVersion}&t=${call.state.world.now()}&c=${operation.id.slice(0, 8)}&s=${operation.id.slice(8, 16)}&h=${operation.id.slice(16)}`;
  return { location: `${at}/operationResults/${token}?${query}`, 'azure-asyncoperation': `${at}/operationsStatuses/${token}?${query}` };
}
