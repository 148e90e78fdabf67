import { at, isObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { checked } from '../failure.ts';
import { isUnknownVersion, newerVersion, sendRaw } from '../raw.ts';
import { listed } from './seen.ts';

/**
 * Those of the service, or of one API; none of an API that does not exist. With what the SDK's api-version may not show, which
 * is what is logged of models; a cloud without the newer one has none of it. There are three at most, so one page.
 */
export async function listDiagnostics(arm: Arm, ownerId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const answer = await sendRaw(arm, { method: 'GET', target: `${ownerId}/diagnostics`, apiVersion: newerVersion }, signal);
  if (answer.status === 404) return [];
  if (isUnknownVersion(answer)) return listModelled(arm, ownerId, signal);
  const value = at(checked(answer).body, 'value');
  return (Array.isArray(value) ? value : []).filter(isObject).map((body) => listed('diagnostic', body));
}

async function listModelled(arm: Arm, ownerId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { api, resourceGroup, service, subscriptionId } = addressOf(ownerId);
  const { apiDiagnostic, diagnostic } = await arm.clients.apim(subscriptionId);
  const found = await listAll((options) => (api === '' ? diagnostic.listByService(resourceGroup, service, options) : apiDiagnostic.listByService(resourceGroup, service, api, options)), signal);
  return found.map((body) => listed('diagnostic', body));
}
