import { idKey, sameId, withoutRevision } from '../../../model/arm-id.ts';
import type { SubscriptionContent } from '../../arm/api-subscriptions/subscription.ts';
import type { ApiContent } from '../../arm/apis/api-content.ts';
import type { ProductContent } from '../../arm/products/product.ts';
import type { Entry } from '../../arm/store.ts';
import { subscriptionKeyOf } from './subscription-key.ts';
import type { SubscriptionTable } from './subscription-table.ts';
import type { GatewayRequest } from '../message/message.ts';

/** In which context a call may go on; `refused`: it may not. */
export type Admission =
  | { readonly subscription: Entry<SubscriptionContent> | undefined; readonly product: Entry<ProductContent> | undefined }
  | { readonly refused: 'SubscriptionKeyNotFound' | 'SubscriptionKeyInvalid' };

/**
 * As documented on Microsoft's page on subscriptions (September 2024). With a key: one of an active subscription to a product of the API, to
 * the API, to all APIs or to the service opens it; another is as good as none where there is an open product, and is refused even
 * where the API asks for none (users were told so). Without one: the open product, then the API that asks for none. That a product
 * is not published changes nothing.
 */
export function admit({ byKey, productsOf }: SubscriptionTable, api: Entry<ApiContent>, request: Pick<GatewayRequest, 'headers' | 'url'>): Admission {
  const apiId = idKey(withoutRevision(api.id));
  const products = productsOf.get(apiId) ?? [];
  const key = subscriptionKeyOf(request, api.content.keyNames);
  const subscription = key === undefined ? undefined : byKey.get(key);
  if (subscription?.content.state === 'active') {
    const { scope } = subscription.content;
    const product = products.find(({ id }) => sameId(id, scope));
    if (product || opens(scope, apiId)) return { subscription, product };
  }
  const open = products.find(({ content }) => !content.subscriptionRequired);
  if (open) return { subscription: undefined, product: open };
  if (key !== undefined) return { refused: 'SubscriptionKeyInvalid' };
  return api.content.subscriptionRequired ? { refused: 'SubscriptionKeyNotFound' } : { subscription: undefined, product: undefined };
}

/** The API itself, all APIs, or the whole service, whose scope ends in a slash. */
function opens(scope: string, apiId: string): boolean {
  return sameId(scope, apiId) || scope.endsWith('/') || /\/apis$/i.test(scope);
}
