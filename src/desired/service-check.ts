import type { Warning } from '../../commands/command.ts';
import { textAt } from '../model/json.ts';
import type { Seen } from '../model/live.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

export function skuOf(service: Seen): string {
  return textAt(service.body, 'sku', 'name') ?? '';
}

/** Refuses services that cannot take an API now, and warns of what will not work on theirs. */
export function checkService(service: Seen): readonly Warning[] {
  const sku = skuOf(service);
  if (sku.toLowerCase() === 'aigateway') {
    throw new UserError('TierCannot', exitCodes.usage, `The service ${service.name} is of tier ${sku}, which takes no APIs.`, {
      hint: 'Use a service of another tier: BasicV2, StandardV2, PremiumV2, Developer, Basic, Standard or Premium.',
    });
  }
  return [...checkState(service), ...(sku.toLowerCase() === 'consumption' ? [streamingWarning] : [])];
}

const streamingWarning: Warning = { code: 'NoStreaming', message: 'The Consumption tier does not keep long-running connections: answers with "stream": true will not be streamed.' };

function checkState(service: Seen): readonly Warning[] {
  const state = textAt(service.body, 'properties', 'provisioningState');
  if (state === undefined || state.toLowerCase() === 'succeeded') return [];
  if (state === 'Updating') return [{ code: 'ServiceUpdating', message: `The service ${service.name} is being updated; writes may have to wait for it.` }];
  throw new UserError('ServiceNotReady', exitCodes.usage, `The service ${service.name} is not ready: its state is ${state}.`, {
    hint: 'Run it again when the state is Succeeded.',
  });
}

/** Tiers that cannot reach private endpoints at all. */
export function reachesPrivateEndpoints(service: Seen): boolean {
  return !['consumption', 'basicv2'].includes(skuOf(service).toLowerCase());
}
