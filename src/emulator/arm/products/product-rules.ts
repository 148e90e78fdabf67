import { sameId } from '../../../model/arm-id.ts';
import type { Json } from '../../../model/json.ts';
import type { Call } from '../kind.ts';
import { invalid } from '../refusal.ts';
import { fault } from '../schema/fault.ts';
import type { Fault } from '../schema/fault.ts';
import type { ArmState } from '../state.ts';
import { productAlias } from './product.ts';
import type { ProductContent } from './product.ts';

export interface ProductFields {
  readonly displayName: string;
  readonly description?: string;
  readonly terms?: string;
  readonly subscriptionRequired?: boolean;
  readonly approvalRequired?: boolean;
  readonly subscriptionsLimit?: number;
  readonly state?: ProductContent['state'];
  readonly authenticationType?: Json;
  readonly application?: Json;
}

/** Checks and fills in: a subscription is required unless the product says otherwise, approval is not. */
export function productContent(call: Call, fields: ProductFields): ProductContent {
  const { displayName, description = null, terms = null, subscriptionRequired = true, approvalRequired, subscriptionsLimit = null, state = 'notPublished', authenticationType, application } = fields;
  const faults = subscriptionRequired ? [] : openFaults(fields);
  if (subscriptionsLimit !== null && subscriptionsLimit < 1) faults.push(fault(['subscriptionsLimit'], 'SubscriptionsLimit must be at least 1'));
  if (faults.length > 0) throw invalid(...faults);
  const taken = call.state.store.findAlias(productAlias(call.parentId, displayName));
  if (taken && !sameId(taken.id, call.id)) throw invalid({ target: 'name', message: 'Product with the same name already exists' });
  return {
    displayName,
    description,
    terms,
    subscriptionRequired,
    approvalRequired: subscriptionRequired ? (approvalRequired ?? false) : null,
    subscriptionsLimit,
    state,
    ...(authenticationType === undefined ? {} : { authenticationType }),
    ...(application === undefined ? {} : { application }),
  };
}

/** What is about subscriptions has no place in an open product. */
function openFaults(fields: ProductFields): Fault[] {
  return (['approvalRequired', 'subscriptionsLimit'] as const)
    .filter((name) => fields[name] !== undefined)
    .map((name) => fault([name], `${name.slice(0, 1).toUpperCase()}${name.slice(1)} can be specified only if subscriptionRequired is true`));
}

/** An API is in one open product at most (in these words seen by users). */
export function checkOpenProducts(state: ArmState, productId: string, isOpen: boolean, apiIds: readonly string[]): void {
  if (!isOpen) return;
  const other = apiIds.some((api) => productsOfApi(state, api).some((id) => !sameId(id, productId) && !(state.store.find<ProductContent>(id)?.content.subscriptionRequired ?? true)));
  if (other) throw invalid({ target: 'aid', message: 'API cannot be added to more than one open products.' });
}

/** Ids of the products that an API is linked to. */
export function productsOfApi(state: ArmState, apiId: string): readonly string[] {
  return state.store
    .referrers(apiId)
    .filter(({ type }) => type === 'Microsoft.ApiManagement/service/products/apis')
    .map(({ id }) => id.slice(0, id.lastIndexOf('/apis/')));
}
