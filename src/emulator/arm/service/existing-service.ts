import type { Call } from '../kind.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Entry } from '../store.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';

export function existingService(call: Call): Entry<ServiceContent> {
  const entry = call.state.store.find<ServiceContent>(call.id);
  if (!entry) throw resourceNotFound(serviceType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}
