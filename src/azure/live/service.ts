import { nameOf, resourceGroupOf } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Scope, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { objectOf } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, listAll } from '../ask.ts';
import { checked } from '../failure.ts';
import { seenOf } from './seen.ts';

/**
 * The API Management service that was named. Asked for directly where its resource group is known, else looked for in
 * the subscription. Fails with `NotFound`, or with `AmbiguousName` where several carry the name.
 */
export async function readService(arm: Arm, subscriptionId: string, wanted: Scope['service'], signal: AbortSignal): Promise<Seen> {
  const { name, resourceGroup } = wanted;
  const { apiManagementService } = await arm.clients.apim(subscriptionId);
  if (resourceGroup !== undefined) {
    const answer = await ask((options) => apiManagementService.get(resourceGroup, name, options), signal);
    if (answer.status !== 404) return seenOf(objectOf(checked(answer)), answer.header('etag'));
  }
  const services = await listServices(arm, subscriptionId, signal);
  const same = services.filter((service) => nameIn(service).toLowerCase() === name.toLowerCase());
  if (same.length === 0) throw notFound(name, services);
  if (resourceGroup !== undefined) throw elsewhere(name, resourceGroup, same);
  const [only, ...others] = same;
  if (only === undefined || others.length > 0) throw ambiguous(name, same);
  return seenOf(only);
}

export async function listServices(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const { apiManagementService } = await arm.clients.apim(subscriptionId);
  return listAll((options) => apiManagementService.list(options), signal);
}

function nameIn(service: JsonObject): string {
  return textAt(service, 'name') ?? nameOf(textAt(service, 'id') ?? '');
}

function groupsOf(services: readonly JsonObject[]): readonly string[] {
  return services.map((service) => resourceGroupOf(textAt(service, 'id') ?? '') ?? '');
}

function notFound(name: string, services: readonly JsonObject[]): UserError {
  const names = services.map(nameIn);
  const near = didYouMean(name, names);
  const known = names.length === 0 ? 'The subscription has no API Management service that you can see.' : `Services of the subscription: ${names.join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `There is no API Management service ${name} in the subscription.`, {
    hint: near === undefined ? known : `Did you mean ${near}?\n${known}`,
  });
}

function elsewhere(name: string, resourceGroup: string, same: readonly JsonObject[]): UserError {
  const [group = ''] = groupsOf(same);
  return new UserError('NotFound', exitCodes.failed, `There is no API Management service ${name} in resource group ${resourceGroup}; it is in ${group}.`, {
    hint: `Type --resource-group ${group}.`,
  });
}

function ambiguous(name: string, same: readonly JsonObject[]): UserError {
  return new UserError('AmbiguousName', exitCodes.usage, `There are several API Management services ${name}.`, {
    hint: `Say which one with --resource-group: ${groupsOf(same).join(', ')}`,
  });
}
