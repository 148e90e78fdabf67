import { nameOf } from '../model/arm-id.ts';
import type { ArmRequest, ArmResponse } from './arm/plane.ts';
import { serviceType } from './arm/service/service-content.ts';
import type { Store } from './arm/store.ts';
import type { Listeners } from './gateway/front/listeners.ts';

const ofService = /\/providers\/Microsoft\.ApiManagement\/service\/([^/?]+)\/?$/i;

/**
 * Handles a request of ARM with the gateway's ports in step: a service that is about to be made has its port before ARM tells
 * the address, one that has gone has it no more.
 */
export async function keepingPorts(listeners: Listeners, store: Store, request: ArmRequest, handle: () => Promise<ArmResponse>): Promise<ArmResponse> {
  const name = ['PUT', 'DELETE'].includes(request.method) ? ofService.exec(request.url.pathname)?.[1] : undefined;
  if (name === undefined) return handle();
  if (request.method === 'PUT') await listeners.open(decodeURIComponent(name), false);
  const response = await handle();
  await closeUnused(listeners, store);
  return response;
}

/** Closes the ports of services that are not there. */
export async function closeUnused(listeners: Listeners, store: Store): Promise<void> {
  const present = new Set(store.ofType(serviceType).map(({ id }) => nameOf(id).toLowerCase()));
  await Promise.all(listeners.services().filter((service) => !present.has(service.toLowerCase())).map((service) => listeners.close(service)));
}
