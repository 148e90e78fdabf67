import { seedSubscription } from '../api-subscriptions/built-in-subscriptions.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { builtInGroupNames } from '../groups/built-in-groups.ts';
import type { ArmState } from '../state.ts';
import { productAlias, productType } from './product.ts';
import type { ProductContent } from './product.ts';
import { groupLinks, linkTo } from './product-association.ts';

/** What the service makes for a new instance of a classic tier (azurecli-apim_core_service#264; PSRule Azure.APIM.SampleProducts: not for v2). */
const samples: Readonly<Record<string, ProductContent>> = {
  starter: {
    displayName: 'Starter',
    description: 'Subscribers will be able to run 5 calls/minute up to a maximum of 100 calls/week.',
    terms: '',
    subscriptionRequired: true,
    approvalRequired: false,
    subscriptionsLimit: 1,
    state: 'published',
  },
  unlimited: {
    displayName: 'Unlimited',
    description: 'Subscribers have completely unlimited access to the API. Administrator approval is required.',
    terms: null,
    subscriptionRequired: true,
    approvalRequired: true,
    subscriptionsLimit: 1,
    state: 'published',
  },
};

/** With every built-in group, and a subscription of the administrator to each. */
export function seedSampleProducts(state: ArmState, serviceId: string): void {
  for (const [name, content] of Object.entries(samples)) {
    const { id } = state.store.put({ id: `${serviceId}/products/${name}`, type: productType, content, alias: productAlias(serviceId, content.displayName) });
    for (const group of builtInGroupNames) linkTo(state, groupLinks, id, `${serviceId}/groups/${group}`);
    seedSubscription(state, serviceId, objectIdOf(id, 'subscription'), id);
  }
}
