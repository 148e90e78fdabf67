import type { GatewayCall } from '../../call.ts';
import type { QuotaCount } from '../../memory/policy-memory.ts';
import type { FixedWindow } from './fixed-window.ts';

export interface NamedQuota {
  readonly name: string;
  readonly quota: QuotaCount;
}

/** The counter of a window: of the service, whatever unit a call comes to. */
export function quotaNamed({ world, matched }: GatewayCall, words: readonly string[], { until }: FixedWindow): NamedQuota {
  const now = world.clock.now();
  const name = JSON.stringify([matched.service.id.toLowerCase(), ...words]);
  const known = world.memory.quotas.find(name, now);
  if (known) return { name, quota: known };
  const quota: QuotaCount = { until, used: 0 };
  world.memory.quotas.put(name, quota, now);
  return { name, quota };
}

/** Milliseconds until it is filled up again; Infinity: never. */
export function untilRenewal({ world }: GatewayCall, { quota }: NamedQuota): number {
  return quota.until - world.clock.now();
}
