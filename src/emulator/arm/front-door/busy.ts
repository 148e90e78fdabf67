import { Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';

/**
 * A write to a service in transition, or to an API (any of its revisions, or anything below them) that an import or a
 * delete works on (arm-behaviour 20, 21).
 */
export function refuseWhileBusy(state: ArmState, id: string): void {
  const service = /^(.*\/service\/([^/]+))(\/apis\/[^/]+)?/i.exec(id);
  if (!service) return;
  const [, serviceId = '', name = '', api] = service;
  if (state.operations.observeOn(serviceId)) {
    throw new Refusal(409, 'ServiceLocked', `The API Service ${name} is transitioning at this time. Please try the request again later.`);
  }
  if (api !== undefined && state.operations.observeOn(serviceId + api)) {
    throw new Refusal(409, 'PessimisticConcurrencyConflict', 'Operation on the API is in progress');
  }
}
