import type { BackendContract } from '@azure/arm-apimanagement';
import { nameOf } from '../../model/arm-id.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { inModel } from '../model-fields.ts';
import { changedProperties, etagFor, propertiesOf } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { createFields, updateFields } from './backend-fields.ts';
import { checkRemoved, foundOf, resourceOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';
import { checked } from '../failure.ts';

export function backendKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service } = addressOf(id);
    const client = await arm.clients.apim(subscriptionId);
    return foundOf('backend', id, await ask((options) => client.backend.get(resourceGroup, service, nameOf(id), options), signal));
  };
  return {
    read,
    async create({ id, body }, signal) {
      const { subscriptionId, resourceGroup, service } = addressOf(id);
      const properties = withoutNulls(propertiesOf(body));
      const { parameters, rawVersion } = inModel(properties, createFields);
      if (rawVersion !== undefined) {
        const raw = { method: 'PUT', target: id, apiVersion: rawVersion, body: { properties } } as const;
        return resourceOf('backend', id, checked(await sendRaw(arm, raw, signal)));
      }
      const client = await arm.clients.apim(subscriptionId);
      const answer = await ask((options) => client.backend.createOrUpdate(resourceGroup, service, nameOf(id), parameters as unknown as BackendContract, options), signal);
      return resourceOf('backend', id, checked(answer));
    },
    async update(update, signal) {
      const { id } = update;
      const { subscriptionId, resourceGroup, service } = addressOf(id);
      const again = (): Promise<LiveResource | undefined> => read(id, signal);
      const ifMatch = await etagFor(update, again);
      const properties = changedProperties(update);
      const { parameters, rawVersion } = inModel(properties, updateFields);
      if (rawVersion !== undefined) {
        const raw = { method: 'PATCH', target: id, apiVersion: rawVersion, body: { properties }, ifMatch } as const;
        return written('backend', id, await sendRaw(arm, raw, signal), again);
      }
      const client = await arm.clients.apim(subscriptionId);
      return written('backend', id, await ask((options) => client.backend.update(resourceGroup, service, nameOf(id), ifMatch, parameters, options), signal), again);
    },
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service } = addressOf(id);
      const client = await arm.clients.apim(subscriptionId);
      checkRemoved(await ask((options) => client.backend.delete(resourceGroup, service, nameOf(id), etag ?? '*', options), signal));
    },
  };
}
