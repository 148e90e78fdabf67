import type { Live } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { hasBreakers } from '../resilience/stated-resilience.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { skuOf } from '../service-check.ts';

/**
 * The Consumption tier has pools, but no breakers (gateways overview, 2025-11).
 *
 * @throws UserError `TierCannot`
 */
export function refuseTier({ mode }: Resilience, { service }: Live): void {
  if (skuOf(service).toLowerCase() !== 'consumption' || !hasBreakers(mode)) return;
  throw new UserError('TierCannot', exitCodes.usage, `The service ${service.name} is of tier ${skuOf(service)}, which has no breakers: --mode ${mode} needs them.`, {
    hint: 'Every other tier has breakers. Without them a pool shares the calls whoever is throttled (--mode none), and a burst sends them again (--mode retry).',
  });
}
