import type { SubscriptionContent } from '../../arm/api-subscriptions/subscription.ts';
import type { ApiContent } from '../../arm/apis/api-content.ts';
import type { ProductContent } from '../../arm/products/product.ts';
import type { ServiceContent } from '../../arm/service/service-content.ts';
import type { Entry } from '../../arm/store.ts';
import type { Matched } from '../call.ts';
import type { FoundOperation } from './operation-table.ts';

/** What a call hit, as its policies see it. */
export function matchedService({ id, name, content }: Entry<ServiceContent>): Matched['service'] {
  return { id, name, region: content.location, sku: content.sku.name };
}

export function matchedApi({ id, name, content }: Entry<ApiContent>, isCurrent: boolean): Matched['api'] {
  return {
    id,
    name,
    displayName: content.displayName,
    path: content.path,
    revision: String(content.revision),
    version: content.apiVersion ?? '',
    isCurrent,
    serviceUrl: content.serviceUrl ?? undefined,
    protocols: content.protocols,
  };
}

export function matchedOperation({ entry: { id, name, content }, parameters }: FoundOperation): Matched['operation'] {
  return { id, name, displayName: content.displayName, method: content.method, urlTemplate: content.urlTemplate, parameters };
}

export function matchedProduct({ id, name, content }: Entry<ProductContent>): Matched['product'] {
  return { id, name, displayName: content.displayName, state: content.state, subscriptionRequired: content.subscriptionRequired, approvalRequired: content.approvalRequired ?? false };
}

/** `key`: the one that was sent. */
export function matchedSubscription({ id, name, content }: Entry<SubscriptionContent>, key: string): Matched['subscription'] {
  const { primaryKey, secondaryKey, createdDate, expirationDate } = content;
  return { id, name, displayName: content.displayName ?? '', key, primaryKey, secondaryKey, createdDate, startDate: undefined, endDate: expirationDate ?? undefined };
}
