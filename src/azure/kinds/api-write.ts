import type { ApiCreateOrUpdateParameter } from '@azure/arm-apimanagement';
import type { Update } from '../../model/driver.ts';
import { isObject } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, begin, usualTimeoutMs } from '../ask.ts';
import { overlaid, setOnly, withoutNulls } from '../body.ts';
import { settle } from '../long-running.ts';
import { inModel, writable } from '../model-fields.ts';
import { changedProperties, propertiesOf } from '../patch.ts';
import { modelledVersion, sendRaw } from '../raw.ts';
import { createFields, updateFields } from './api-fields.ts';
import { readApi } from './api-read.ts';
import { mustExist, written } from './kind.ts';

/** An import sends the whole document, up to 4 MB as a JSON string, and may be parsed before the answer. */
const importTimeoutMs = 300_000;

export async function putApi(arm: Arm, id: string, properties: JsonObject, signal: AbortSignal): Promise<Answer> {
  const { parameters, rawVersion } = inModel(properties, createFields);
  if (rawVersion !== undefined) return putApiRaw(arm, id, properties, undefined, signal);
  const { subscriptionId, resourceGroup, service, api } = addressOf(id);
  const client = await arm.clients.apim(subscriptionId);
  const body = parameters as unknown as ApiCreateOrUpdateParameter;
  return begin((options) => client.api.beginCreateOrUpdate(resourceGroup, service, api, body, options), signal, timeoutOf(properties));
}

export function putApiRaw(arm: Arm, id: string, properties: JsonObject, ifMatch: string | undefined, signal: AbortSignal): Promise<Answer> {
  const apiVersion = inModel(properties, createFields).rawVersion ?? modelledVersion;
  return sendRaw(arm, { method: 'PUT', target: id, apiVersion, body: { properties: writable(properties, createFields) }, ifMatch, timeoutMs: timeoutOf(properties) }, signal);
}

function timeoutOf(properties: JsonObject): number {
  return 'value' in properties ? importTimeoutMs : usualTimeoutMs;
}

/**
 * All that a PUT has to send so that it resets nothing: a PUT replaces (fact 4), an import's too. The version set goes
 * by its id; what GET shows of it expanded is not taken.
 */
export function wholeApi({ before, body }: Pick<Update, 'before' | 'body'>): JsonObject {
  const live = propertiesOf(before);
  const { apiVersionSet, ...rest } = writable(setOnly(live), createFields);
  const base = 'apiVersionSetId' in rest || apiVersionSet === undefined ? rest : { ...rest, apiVersionSet };
  const whole = overlaid(base, propertiesOf(body));
  return isObject(whole) ? whole : {};
}

export async function changeApi(arm: Arm, update: Update, ifMatch: string, signal: AbortSignal): Promise<LiveResource> {
  const { id } = update;
  const again = (): Promise<LiveResource | undefined> => readApi(arm, id, signal);
  const properties = changedProperties(update);
  const { parameters, rawVersion } = inModel(properties, updateFields);
  // `bearer` is undocumented, and was seen in PUT only; a null clears nothing in a PATCH, what a PUT leaves out is reset.
  if (rawVersion !== undefined) {
    await settle(arm, await putApiRaw(arm, id, withoutNulls(wholeApi(update)), ifMatch, signal), id, signal);
    return mustExist(await again(), id);
  }
  const { subscriptionId, resourceGroup, service, api } = addressOf(id);
  const client = await arm.clients.apim(subscriptionId);
  return written('api', id, await ask((options) => client.api.update(resourceGroup, service, api, ifMatch, parameters, options), signal), again);
}
