import type { JsonObject } from '../../../model/json.ts';
import type { ServiceContent } from '../service/service-content.ts';
import type { ArmState } from '../state.ts';

/** The one user of a new service: who created it. */
export function administratorIdOf(serviceId: string): string {
  return `${serviceId}/users/1`;
}

/** As it stands expanded in the answer to the write of a subscription (azsdknet-SubscriptionTests_CreateListUpdateDelete#7). */
export function administratorBody(state: ArmState, serviceId: string): JsonObject {
  const service = state.store.find<ServiceContent>(serviceId)?.content;
  return {
    id: administratorIdOf(serviceId),
    firstName: 'Administrator',
    lastName: '',
    email: service?.publisherEmail ?? '',
    state: 'active',
    registrationDate: service?.createdAt ?? '',
    note: null,
    groups: [],
    identities: [],
  };
}
