import { seedMaster } from '../api-subscriptions/built-in-subscriptions.ts';
import { seedGroups } from '../groups/built-in-groups.ts';
import { seedSampleProducts } from '../products/sample-products.ts';
import type { ArmState } from '../state.ts';

const withSamples: readonly string[] = ['Developer', 'Basic', 'Standard', 'Premium'];

/** What every new service has, and what one of a classic tier has besides. */
export function seedBuiltIns(state: ArmState, serviceId: string, sku: string): void {
  seedGroups(state, serviceId);
  seedMaster(state, serviceId);
  if (withSamples.includes(sku)) seedSampleProducts(state, serviceId);
}
