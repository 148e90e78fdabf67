import type { JsonObject } from '../../../model/json.ts';
import { removeExtensions } from '../authorization/remove-extensions.ts';
import { regionDisplayName } from '../regions.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';

export const deletedServiceType = 'Microsoft.ApiManagement/deletedservices';

/** Kept 48 hours, with everything that was in the service. */
const keptMs = 48 * 3_600_000;

export interface DeletedServiceContent {
  readonly serviceId: string;
  readonly service: ServiceContent;
  readonly deletionDate: string;
  readonly scheduledPurgeDate: string;
}

function subscriptionIdOf(serviceId: string): string {
  return serviceId.split('/').slice(0, 3).join('/');
}

/** Moves the service with its children out of sight; what was granted on it goes for good. */
export function softDelete(state: ArmState, service: Entry<ServiceContent>): void {
  const { id, name, content } = service;
  const deletedId = `${subscriptionIdOf(id)}/providers/Microsoft.ApiManagement/locations/${content.location}/deletedservices/${name}`;
  removeExtensions(state, id);
  state.store.move(id, deletedId);
  const now = state.world.now();
  const deleted: DeletedServiceContent = {
    serviceId: id,
    service: { ...content, provisioningState: 'Succeeded' },
    deletionDate: new Date(now).toISOString(),
    scheduledPurgeDate: new Date(now + keptMs).toISOString(),
  };
  state.store.put({ id: deletedId, type: deletedServiceType, content: deleted });
}

export function restoreService(state: ArmState, deleted: Entry<DeletedServiceContent>): Entry<ServiceContent> {
  const { serviceId, service } = deleted.content;
  state.store.move(deleted.id, serviceId);
  return state.store.put<ServiceContent>({ id: serviceId, type: serviceType, content: { ...service, provisioningState: 'Activating' } });
}

/** Those whose time has come are purged before anybody sees them. */
export function deletedServices(state: ArmState): readonly Entry<DeletedServiceContent>[] {
  const all = state.store.ofType<DeletedServiceContent>(deletedServiceType);
  const now = state.world.now();
  for (const entry of all) if (Date.parse(entry.content.scheduledPurgeDate) <= now) state.store.remove(entry.id);
  return state.store.ofType<DeletedServiceContent>(deletedServiceType);
}

export function deletedServiceCalled(state: ArmState, name: string): Entry<DeletedServiceContent> | undefined {
  return deletedServices(state).find((entry) => entry.name.toLowerCase() === name.toLowerCase());
}

export function deletedServiceBody({ id, name, type, content }: Entry<DeletedServiceContent>): JsonObject {
  const { serviceId, scheduledPurgeDate, deletionDate, service } = content;
  return { id, name, type, location: regionDisplayName(service.location), properties: { serviceId, scheduledPurgeDate, deletionDate } };
}
