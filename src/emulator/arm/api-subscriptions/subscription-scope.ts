import { sameId } from '../../../model/arm-id.ts';
import { invalid } from '../refusal.ts';
import { absoluteReference, belowService } from '../service-reference.ts';
import type { ArmState } from '../state.ts';

export interface SubscriptionScope {
  /** Absolute, in the stored case. */
  readonly scope: string;
  /** The product or the API; undefined for all APIs. */
  readonly target?: string;
}

/** `/apis`, `/apis/{apiId}` or `/products/{productId}`, relative or whole; the words of the refusal are observed (azure-powershell#26997). */
export function subscriptionScope(state: ArmState, serviceId: string, stated: string): SubscriptionScope {
  const id = absoluteReference(serviceId, stated);
  const below = belowService(serviceId, id) ?? '';
  if (/^apis$/i.test(below)) return { scope: `${serviceId}/apis` };
  const [, collection] = /^(apis|products)\/[^/]+$/i.exec(below) ?? [];
  if (collection === undefined) throw invalid({ target: 'scope', message: "Subscription scope should be one of '/apis', '/apis/{apiId}', '/products/{productId}'" });
  const target = state.store.find(id);
  if (!target || /;rev=/i.test(target.id)) throw invalid({ target: 'scope', message: sameId(collection, 'apis') ? 'API not found' : 'Product not found' });
  return { scope: target.id, target: target.id };
}
