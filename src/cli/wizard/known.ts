import { idKey } from '../../model/arm-id.ts';
import type { DeployedAccount, Subscription } from '../../model/browser.ts';
import type { Seen } from '../../model/live.ts';

/** What a service can be given, and has. */
export interface Inventory {
  /** Of all subscriptions that were looked through, that of the service first. */
  readonly accounts: readonly DeployedAccount[];
  readonly apis: readonly Seen[];
  readonly components: readonly Seen[];
}

/** What was read so far, by lower-case ARM id. */
export interface Known {
  readonly subscriptions: readonly Subscription[];
  readonly services: ReadonlyMap<string, readonly Seen[]>;
  readonly inventories: ReadonlyMap<string, Inventory>;
  readonly operations: ReadonlyMap<string, readonly Seen[]>;
}

/** What has to be read before it can be asked. `id`: of the subscription, the service, the API. */
export interface Need {
  readonly what: 'services' | 'inventory' | 'operations';
  readonly id: string;
  readonly name: string;
}

export function knownAtFirst(subscriptions: readonly Subscription[]): Known {
  return { subscriptions, services: new Map(), inventories: new Map(), operations: new Map() };
}

/** After a run: services are still there, what is in them may be new. */
export function forgotten({ services, subscriptions }: Known): Known {
  return { ...knownAtFirst(subscriptions), services };
}

export function servicesOf({ services }: Known, subscriptionId: string): readonly Seen[] | undefined {
  return services.get(idKey(subscriptionId));
}

export function inventoryOf({ inventories }: Known, serviceId: string): Inventory | undefined {
  return inventories.get(idKey(serviceId));
}

export function operationsOf({ operations }: Known, apiId: string): readonly Seen[] | undefined {
  return operations.get(idKey(apiId));
}
