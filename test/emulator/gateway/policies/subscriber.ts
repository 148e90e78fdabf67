import type { Matched } from '../../../../src/emulator/gateway/call.ts';
import { serviceId } from './run-policy.ts';

/** A call with a key of this subscription, for a product. */
export function subscriber(name: string, createdDate = '2025-12-31T23:58:20Z'): Pick<Matched, 'subscription' | 'product'> {
  return {
    product: { id: `${serviceId}/products/starter`, name: 'starter', displayName: 'Starter', state: 'published', subscriptionRequired: true, approvalRequired: false },
    subscription: { id: `${serviceId}/subscriptions/${name}`, name, displayName: name, key: 'k', primaryKey: 'k', secondaryKey: 'l', createdDate, startDate: undefined, endDate: undefined },
  };
}
