import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { administratorIdOf } from './administrator.ts';
import { newKey } from './keys.ts';
import { subscriptionType } from './subscription.ts';
import type { SubscriptionContent } from './subscription.ts';

export const masterName = 'master';

/** The one that opens everything, of every service (azsdknet-SubscriptionTests_CreateListUpdateDelete#3). */
export function seedMaster(state: ArmState, serviceId: string): void {
  const content = { ...newSubscription(state), ownerId: null, scope: `${serviceId}/`, displayName: 'Built-in all-access subscription' };
  state.store.put({ id: `${serviceId}/subscriptions/${masterName}`, type: subscriptionType, content });
}

/** The administrator's own to a sample product; it has no name. */
export function seedSubscription(state: ArmState, serviceId: string, name: string, productId: string): void {
  const content = { ...newSubscription(state), ownerId: administratorIdOf(serviceId), scope: productId, displayName: null };
  state.store.put({ id: `${serviceId}/subscriptions/${name}`, type: subscriptionType, content, references: [productId] });
}

function newSubscription(state: ArmState): Omit<SubscriptionContent, 'ownerId' | 'scope' | 'displayName'> {
  const { world } = state;
  return { state: 'active', createdDate: timestamp(world), expirationDate: null, primaryKey: newKey(world), secondaryKey: newKey(world), stateComment: null, allowTracing: true };
}
