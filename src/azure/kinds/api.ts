import type { ApiCreateOrUpdateParameter } from '@azure/arm-apimanagement';
import type { Update } from '../../model/driver.ts';
import type { JsonObject } from '../../model/json.ts';
import { isObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, begin, usualTimeoutMs } from '../ask.ts';
import { overlaid, setOnly, withoutNulls } from '../body.ts';
import { settle } from '../long-running.ts';
import { inModel, writable } from '../model-fields.ts';
import { changedProperties, etagFor, propertiesOf } from '../patch.ts';
import { modelledVersion, newerVersion, sendRaw } from '../raw.ts';
import { createFields, updateFields } from './api-fields.ts';
import { importedApi, readWithOperations } from './api-import.ts';
import { readApi } from './api-read.ts';
import { checkRemoved, mustExist, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** An import sends the whole document, up to 4 MB as a JSON string, and may be parsed before the answer. */
const importTimeoutMs = 300_000;

export function apiKind(arm: Arm): KindDriver {
  const read = (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => readApi(arm, id, signal);
  return {
    read: (id, signal) => readWithOperations(arm, id, signal),
    async create(write, signal) {
      const unseen = propertiesOf(write.unseen ?? {});
      const properties = { ...withoutNulls(propertiesOf(write.body)), ...unseen };
      await settle(arm, await put(arm, write.id, properties, undefined, signal), write.id, signal);
      if (!('value' in unseen)) return mustExist(await read(write.id, signal), write.id);
      return importedApi({ arm, id: write.id, stated: write.body, unseen, correct: (live) => correct(arm, write, live, signal) }, signal);
    },
    async update(update, signal) {
      const unseen = propertiesOf(update.unseen ?? {});
      const ifMatch = await etagFor(update, () => read(update.id, signal));
      if (!('value' in unseen)) return change(arm, update, ifMatch, signal);
      const whole = { ...update, body: { properties: wholeOf(update) } };
      await settle(arm, await putRaw(arm, update.id, { ...whole.body.properties, ...unseen }, ifMatch, signal), update.id, signal);
      return importedApi({ arm, id: update.id, stated: whole.body, unseen, correct: (live) => correct(arm, whole, live, signal) }, signal);
    },
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service, api } = addressOf(id);
      const client = await arm.clients.apim(subscriptionId);
      const answer = await begin((options) => client.api.beginDelete(resourceGroup, service, api, etag ?? '*', { ...options, deleteRevisions: true }), signal);
      checkRemoved(answer);
      if (answer.status !== 404) await settle(arm, answer, id, signal);
    },
  };
}

async function put(arm: Arm, id: string, properties: JsonObject, ifMatch: string | undefined, signal: AbortSignal): Promise<Answer> {
  const { parameters, rawVersion } = inModel(properties, createFields);
  if (rawVersion !== undefined) return putRaw(arm, id, properties, ifMatch, signal);
  const { subscriptionId, resourceGroup, service, api } = addressOf(id);
  const client = await arm.clients.apim(subscriptionId);
  const body = parameters as unknown as ApiCreateOrUpdateParameter;
  return begin((options) => client.api.beginCreateOrUpdate(resourceGroup, service, api, body, { ...options, ...(ifMatch !== undefined && { ifMatch }) }), signal, timeoutOf(properties));
}

function putRaw(arm: Arm, id: string, properties: JsonObject, ifMatch: string | undefined, signal: AbortSignal): Promise<Answer> {
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
function wholeOf(update: Update): JsonObject {
  const live = propertiesOf(update.before);
  const { apiVersionSet, ...rest } = writable(setOnly(live), createFields);
  const base = 'apiVersionSetId' in rest || apiVersionSet === undefined ? rest : { ...rest, apiVersionSet };
  const whole = overlaid(base, propertiesOf(update.body));
  return isObject(whole) ? whole : {};
}

async function change(arm: Arm, update: Update, ifMatch: string, signal: AbortSignal): Promise<LiveResource> {
  const { id } = update;
  const again = (): Promise<LiveResource | undefined> => readApi(arm, id, signal);
  const properties = changedProperties(update);
  const { parameters, rawVersion } = inModel(properties, updateFields);
  // `bearer` is undocumented, and was seen in PUT only: then everything is put, at the newer version.
  if (rawVersion === newerVersion) {
    await settle(arm, await putRaw(arm, id, wholeOf(update), ifMatch, signal), id, signal);
    return mustExist(await again(), id);
  }
  if (rawVersion !== undefined) {
    return written('api', id, await sendRaw(arm, { method: 'PATCH', target: id, apiVersion: rawVersion, body: { properties }, ifMatch }, signal), again);
  }
  const { subscriptionId, resourceGroup, service, api } = addressOf(id);
  const client = await arm.clients.apim(subscriptionId);
  return written('api', id, await ask((options) => client.api.update(resourceGroup, service, api, ifMatch, parameters, options), signal), again);
}

/** Writes again what an import took from its document although we state it otherwise. */
function correct(arm: Arm, write: Pick<Update, 'id' | 'kind' | 'body'>, live: LiveResource & { readonly wrong: readonly string[] }, signal: AbortSignal): Promise<LiveResource> {
  const changes = live.wrong.map((name) => ({ path: `properties.${name}` }));
  return change(arm, { id: write.id, kind: write.kind, body: write.body, before: live.body, etag: live.etag, changes }, live.etag ?? '*', signal);
}
