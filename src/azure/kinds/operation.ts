import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { readOnly, writable } from '../model-fields.ts';
import type { Fields } from '../model-fields.ts';
import { changedProperties, etagFor, propertiesOf } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** The policy has a resource of its own; ARM answers null here (recorded), and what is put here would replace it. */
const fields: Fields = { policies: readOnly };

/** All that a PUT can send of what a GET showed. Nulls inside of examples are values. */
export function operationProperties(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(writable(propertiesOf(body), fields)).filter(([, value]) => value !== null));
}

/**
 * An operation of an API. Written raw: requests and responses nest deep, and the SDK leaves out without a word what its
 * models lack (`sample` of a representation, for one).
 */
export function operationKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service, api, operation } = addressOf(id);
    const client = await arm.clients.apim(subscriptionId);
    return foundOf('operation', id, await ask((options) => client.apiOperation.get(resourceGroup, service, api, operation, options), signal));
  };
  return {
    read,
    async create({ id, body }, signal) {
      const answer = await sendRaw(arm, { method: 'PUT', target: id, body: { properties: operationProperties(body) } }, signal);
      return written('operation', id, answer, () => read(id, signal));
    },
    async update(update, signal) {
      const { id } = update;
      const again = (): Promise<LiveResource | undefined> => read(id, signal);
      const ifMatch = await etagFor(update, again);
      const properties = writable(changedProperties(update), fields);
      return written('operation', id, await sendRaw(arm, { method: 'PATCH', target: id, body: { properties }, ifMatch }, signal), again);
    },
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service, api, operation } = addressOf(id);
      const client = await arm.clients.apim(subscriptionId);
      checkRemoved(await ask((options) => client.apiOperation.delete(resourceGroup, service, api, operation, etag ?? '*', options), signal));
    },
  };
}
