import { idKey } from '../../../model/arm-id.ts';
import type { SubscriptionContent } from '../../arm/api-subscriptions/subscription.ts';
import type { ProductContent } from '../../arm/products/product.ts';
import type { Entry, Store } from '../../arm/store.ts';

/** Who may call what: the keys of a service, and the products of its APIs. */
export interface SubscriptionTable {
  readonly byKey: ReadonlyMap<string, Entry<SubscriptionContent>>;
  /** By lower-case id of an API without a revision. */
  readonly productsOf: ReadonlyMap<string, readonly Entry<ProductContent>[]>;
}

export function subscriptionTable(store: Store, serviceId: string): SubscriptionTable {
  const byKey = new Map<string, Entry<SubscriptionContent>>();
  for (const entry of store.list<SubscriptionContent>(`${serviceId}/subscriptions`)) {
    byKey.set(entry.content.primaryKey, entry);
    byKey.set(entry.content.secondaryKey, entry);
  }
  const productsOf = new Map<string, Entry<ProductContent>[]>();
  for (const product of store.list<ProductContent>(`${serviceId}/products`)) {
    for (const { references: [api = ''] } of store.list(`${product.id}/apis`)) productsOf.set(idKey(api), [...(productsOf.get(idKey(api)) ?? []), product]);
  }
  return { byKey, productsOf };
}
