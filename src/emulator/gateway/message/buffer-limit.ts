import type { GatewayCall } from '../call.ts';

const mib = 1024 * 1024;
/** Documented for Basic v2, Standard v2, Premium v2 (2024-09) and Consumption; whether the service keeps to it, nobody has seen. */
const small: readonly string[] = ['BasicV2', 'StandardV2', 'PremiumV2', 'Consumption', 'AIGateway'];

/** Bytes of a body that a policy may hold in memory: 2 MiB, or 500 MiB in the classic tiers (documented 2025-02). */
export function bufferLimitOf({ world, matched }: Pick<GatewayCall, 'world' | 'matched'>): number {
  return world.options.bufferedPayloadLimit ?? (small.includes(matched.service.sku) ? 2 * mib : 500 * mib);
}
