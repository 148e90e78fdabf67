import type { ArmState } from '../state.ts';
import type { Association } from './product-association.ts';
import type { ProductContent } from './product.ts';
import { checkOpenProducts } from './product-rules.ts';

export function checkLink(state: ArmState, { children }: Association, productId: string, targetId: string): void {
  const product = state.store.find<ProductContent>(productId);
  if (children === 'apis' && product) checkOpenProducts(state, productId, !product.content.subscriptionRequired, [targetId]);
}
