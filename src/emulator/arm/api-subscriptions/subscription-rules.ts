import { sameId } from '../../../model/arm-id.ts';
import type { Call } from '../kind.ts';
import type { ProductContent } from '../products/product.ts';
import { productType } from '../products/product.ts';
import { Refusal, invalid } from '../refusal.ts';
import { absoluteReference } from '../service-reference.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { administratorIdOf } from './administrator.ts';
import { newKey } from './keys.ts';
import { subscriptionsTo, wholeSeconds } from './subscription.ts';
import type { SubscriptionContent } from './subscription.ts';
import { subscriptionScope } from './subscription-scope.ts';

export interface SubscriptionFields {
  readonly ownerId?: string;
  readonly scope: string;
  readonly displayName: string;
  readonly primaryKey?: string;
  readonly secondaryKey?: string;
  readonly state?: SubscriptionContent['state'];
  readonly expirationDate?: string;
  readonly stateComment?: string;
  readonly allowTracing?: boolean;
}

export interface WantedSubscription {
  readonly content: SubscriptionContent;
  readonly references: readonly string[];
}

/** Checks and fills in. What a PUT cannot state stays: keys that it leaves out, dates, the comment. */
export function wantedSubscription(call: Call, before: Entry<SubscriptionContent> | undefined, fields: SubscriptionFields): WantedSubscription {
  const { state, parentId } = call;
  const { scope, target } = subscriptionScope(state, parentId, fields.scope);
  const ownerId = fields.ownerId === undefined ? null : ownerOf(parentId, fields.ownerId);
  const product = target === undefined ? undefined : state.store.find<ProductContent>(target);
  const limited = product?.type === productType ? product : undefined;
  if (ownerId !== null && limited) checkLimit(call, limited, ownerId);
  const content: SubscriptionContent = {
    ownerId,
    scope,
    displayName: fields.displayName,
    state: fields.state ?? (limited?.content.approvalRequired === true ? 'submitted' : 'active'),
    createdDate: before?.content.createdDate ?? timestamp(state.world),
    expirationDate: fields.expirationDate === undefined ? (before?.content.expirationDate ?? null) : wholeSeconds(new Date(fields.expirationDate)),
    primaryKey: fields.primaryKey ?? before?.content.primaryKey ?? newKey(state.world),
    secondaryKey: fields.secondaryKey ?? before?.content.secondaryKey ?? newKey(state.world),
    stateComment: fields.stateComment ?? before?.content.stateComment ?? null,
    allowTracing: fields.allowTracing ?? false,
  };
  return { content, references: target === undefined ? [] : [target] };
}

/** The administrator is the only user that the local Azure knows. */
function ownerOf(serviceId: string, stated: string): string {
  const id = absoluteReference(serviceId, stated);
  if (!sameId(id, administratorIdOf(serviceId))) throw invalid({ target: 'ownerId', message: 'User not found' });
  return administratorIdOf(serviceId);
}

/** Per owner, in the observed words (apiops#623). */
function checkLimit(call: Call, product: Entry<ProductContent>, ownerId: string): void {
  const { subscriptionsLimit } = product.content;
  if (subscriptionsLimit === null) return;
  const live = subscriptionsTo(call.state, product.id).filter(({ id, content }) => !sameId(id, call.id) && content.ownerId === ownerId && ['active', 'submitted', 'suspended'].includes(content.state));
  if (live.length >= subscriptionsLimit) throw new Refusal(400, 'ValidationError', 'Subscriptions limit reached for same user');
}
