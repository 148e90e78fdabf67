import { answer } from '../answer.ts';
import { announceIdentity, identityAsked } from '../identity/resource-identity.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { etagHeader } from '../row-version.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { defaultCustomProperties } from './custom-properties.ts';
import { existingService } from './existing-service.ts';
import { serviceBody } from './service-body.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';
import { servicePollHeaders } from './service-poll-headers.ts';
import { refuseOtherChanges } from './service-rules.ts';
import type { ServiceChange, ServiceProperties } from './service-rules.ts';

/** A change runs as a long-running operation, a change of nothing does not (arm-behaviour 19). */
export function patchService(call: Call): ArmResponse {
  const before = existingService(call);
  checkIfMatch(call, before);
  const asked = checkedBody<ServiceProperties, ServiceChange>(call);
  refuseOtherChanges(asked, before.content, serviceBody(call.state, before, call.apiVersion));
  return applyChange(call, before, asked);
}

/** What is not stated stays: an identity too, also in a PUT (CLI#78). */
export function applyChange(call: Call, before: Entry<ServiceContent>, asked: ServiceChange): ArmResponse {
  const { state } = call;
  const sku = asked.sku ?? before.content.sku;
  const wanted: ServiceContent = {
    ...before.content,
    publisherEmail: asked.properties.publisherEmail ?? before.content.publisherEmail,
    publisherName: asked.properties.publisherName ?? before.content.publisherName,
    notificationSenderEmail: asked.properties.notificationSenderEmail ?? before.content.notificationSenderEmail,
    customProperties: asked.properties.customProperties ? { ...defaultCustomProperties(sku.name), ...asked.properties.customProperties } : before.content.customProperties,
    sku,
    tags: asked.tags ?? before.content.tags,
    identity: asked.identity ? identityAsked(call, before, asked.identity) : before.content.identity,
  };
  if (JSON.stringify(wanted) === JSON.stringify(before.content)) return shownService(call, before);
  const updating = state.store.put<ServiceContent>({ id: before.id, type: serviceType, content: { ...wanted, provisioningState: 'Updating', changed: true, lastModifiedAt: timestamp(state.world) } });
  const operation = state.operations.start(before.id, 200, () => finishService(state, before.id));
  return shownService(call, updating, servicePollHeaders(call, operation, before, 'Update'));
}

export function finishService(state: ArmState, id: string): void {
  const entry = state.store.find<ServiceContent>(id);
  if (!entry) return;
  announceIdentity(state, entry.id, entry.content.identity);
  state.store.put({ id, type: serviceType, content: { ...entry.content, provisioningState: 'Succeeded' as const } });
}

export function shownService({ state, apiVersion }: Call, entry: Entry<ServiceContent>, headers: Record<string, string> = {}, status = 200): ArmResponse {
  return answer(status, serviceBody(state, entry, apiVersion), { etag: etagHeader(entry.rowVersion), ...headers });
}
