import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { within } from '../../../model/arm-id.ts';
import type { Call, Kind } from '../kind.ts';
import { deleteService } from './delete-service.ts';
import { existingService } from './existing-service.ts';
import { patchService, shownService } from './patch-service.ts';
import { putService } from './put-service.ts';
import { serviceBody } from './service-body.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';

/** A GET also observes a running update, for clients that poll the resource itself. */
function get(call: Call) {
  call.state.operations.observeOn(call.id);
  return shownService(call, existingService(call));
}

/** `value` only: services have no count (arm-behaviour 40). */
function list(call: Call) {
  const found = call.state.store.ofType<ServiceContent>(serviceType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: found.map((entry) => serviceBody(call.state, entry, call.apiVersion)) });
}

export const services: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, PATCH: patchService, PUT: putService, DELETE: deleteService },
  collection: { GET: list },
  inSubscription: { GET: list },
};
