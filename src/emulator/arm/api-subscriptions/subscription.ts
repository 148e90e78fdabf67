import { within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { administratorBody } from './administrator.ts';

export const subscriptionType = 'Microsoft.ApiManagement/service/subscriptions';

/** A subscription to a product, an API or all APIs of a service: two keys. */
export interface SubscriptionContent {
  readonly ownerId: string | null;
  /** Canonical id of the product or the API; `…/apis`; of the service with a slash, for the built-in one. */
  readonly scope: string;
  readonly displayName: string | null;
  readonly state: 'suspended' | 'active' | 'expired' | 'submitted' | 'rejected' | 'cancelled';
  readonly createdDate: string;
  readonly expirationDate: string | null;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  readonly stateComment: string | null;
  readonly allowTracing: boolean;
}

const noticeDays = 12;

/** Keys are in the answer to a write; reads had them up to 2019-01-01 (arm-behaviour 25). */
export function subscriptionBody(state: ArmState, apiVersion: string, to: 'write' | 'read') {
  return ({ id, type, name, content }: Pick<Entry<SubscriptionContent>, 'id' | 'type' | 'name' | 'content'>): JsonObject => {
    const { ownerId, scope, displayName, createdDate, expirationDate, primaryKey, secondaryKey, stateComment, allowTracing } = content;
    const early = !isAtLeast(apiVersion, '2019-12-01');
    const owner = ownerId !== null && to === 'write' ? { user: administratorBody(state, serviceIdOf(id)) } : {};
    return {
      id,
      type,
      name,
      properties: {
        ...(ownerId === null ? {} : { ownerId, ...owner }),
        scope,
        displayName,
        state: content.state,
        createdDate,
        startDate: null,
        expirationDate,
        endDate: null,
        notificationDate: expirationDate && noticeBefore(expirationDate),
        ...(to === 'write' || early ? { primaryKey, secondaryKey } : {}),
        stateComment,
        ...(to === 'write' && early ? {} : { allowTracing }),
      },
    };
  };
}

/** Twelve days ahead (azsdknet-SubscriptionTests_CreateListUpdateDelete#11). */
function noticeBefore(date: string): string {
  return wholeSeconds(new Date(Date.parse(date) - noticeDays * 86_400_000));
}

export function wholeSeconds(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

/** The subscriptions to a product or an API. */
export function subscriptionsTo(state: ArmState, id: string): readonly Entry<SubscriptionContent>[] {
  return (state.store.referrers(id) as readonly Entry<SubscriptionContent>[]).filter(({ type, content }) => type === subscriptionType && within(content.scope, id));
}
