import type { GatewayCall } from '../../call.ts';
import type { Rate } from '../../memory/rate.ts';
import { slidingLog } from '../../memory/sliding-log.ts';
import { tokenBucket } from '../../memory/token-bucket.ts';

const bucketTiers: readonly string[] = ['BasicV2', 'StandardV2', 'PremiumV2'];

/** A counter of this call's service in this call's unit of the gateway: units do not tell each other. */
export interface NamedRate {
  readonly name: string;
  readonly rate: Rate;
}

/** The same counter for everybody who names it in the same words and with the same period. */
export function rateNamed(call: GatewayCall, words: readonly string[], seconds: number): NamedRate {
  const { world, matched } = call;
  const { unit } = world.forwarding.units.of(call);
  const name = JSON.stringify([unit, matched.service.id.toLowerCase(), seconds, ...words]);
  const now = world.clock.now();
  const known = world.memory.rates.get(name);
  if (known) return { name, rate: known };
  const rate = bucketTiers.includes(matched.service.sku) ? tokenBucket() : slidingLog(seconds);
  world.memory.rates.put(name, rate, now);
  return { name, rate };
}
