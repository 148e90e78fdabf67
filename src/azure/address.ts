import { resourceGroupOf, subscriptionOf } from '../model/arm-id.ts';

/** The parts of an ARM id below an API Management service, as the SDK's operations take them. */
export interface Address {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly service: string;
  /** ARM id of the service. */
  readonly serviceId: string;
  /** Name of the API, with `;rev=N` where the id has it; empty where the id is not below an API. */
  readonly api: string;
  /** Name of the operation; empty where the id is not below one. */
  readonly operation: string;
}

const inService = /^(.*\/providers\/Microsoft\.ApiManagement\/service\/([^/]+))(?:\/apis\/([^/]+)(?:\/operations\/([^/]+))?)?/i;

export function addressOf(id: string): Address {
  const found = inService.exec(id);
  const subscriptionId = subscriptionOf(id);
  const resourceGroup = resourceGroupOf(id);
  if (found === null || subscriptionId === undefined || resourceGroup === undefined) throw new Error(`${id} is not the id of a resource of API Management`);
  return { subscriptionId, resourceGroup, service: found[2] ?? '', serviceId: found[1] ?? '', api: found[3] ?? '', operation: found[4] ?? '' };
}
