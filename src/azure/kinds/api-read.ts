import { ArmError } from '../../model/arm-error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask, listAll } from '../ask.ts';
import { foundOf } from './kind.ts';

export async function readApi(arm: Arm, id: string, signal: AbortSignal): Promise<LiveResource | undefined> {
  const { subscriptionId, resourceGroup, service, api } = addressOf(id);
  const client = await arm.clients.apim(subscriptionId);
  return foundOf('api', id, await ask((options) => client.api.get(resourceGroup, service, api, options), signal));
}

/** An API that is not there has none. */
export function listOperations(arm: Arm, apiId: string, signal: AbortSignal): Promise<readonly JsonObject[]> {
  return unlessGone(allOperations(arm, apiId, signal));
}

/** Of an API that has to be there. */
export async function allOperations(arm: Arm, apiId: string, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const { subscriptionId, resourceGroup, service, api } = addressOf(apiId);
  const client = await arm.clients.apim(subscriptionId);
  return listAll((options) => client.apiOperation.listByApi(resourceGroup, service, api, options), signal);
}

/** @param apiId without a revision: releases are the API's */
export async function listReleases(arm: Arm, apiId: string, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const { subscriptionId, resourceGroup, service, api } = addressOf(apiId);
  const client = await arm.clients.apim(subscriptionId);
  return unlessGone(listAll((options) => client.apiRelease.listByService(resourceGroup, service, api, options), signal));
}

async function unlessGone(listing: Promise<readonly JsonObject[]>): Promise<readonly JsonObject[]> {
  try {
    return await listing;
  } catch (error) {
    if (error instanceof ArmError && error.status === 404) return [];
    throw error;
  }
}
