import type { ApiManagementClient } from '@azure/arm-apimanagement';
import { nameOf } from '../../model/arm-id.ts';
import type { Kind, LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Address } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import type { CallOptions } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { inModel, writable } from '../model-fields.ts';
import type { Fields, Said } from '../model-fields.ts';
import { changedProperties, etagFor, propertiesOf } from '../patch.ts';
import { sendRaw } from '../raw.ts';
import { checkRemoved, foundOf, written } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** The SDK's operations for one resource. */
export interface Calls {
  get(options: CallOptions): Promise<unknown>;
  put(parameters: Said['parameters'], options: CallOptions): Promise<unknown>;
  patch(ifMatch: string, parameters: Said['parameters'], options: CallOptions): Promise<unknown>;
  delete(ifMatch: string, options: CallOptions): Promise<unknown>;
}

export interface Modelled {
  readonly kind: Kind;
  /** What the SDK's models of a create and of an update can say. */
  readonly createFields: Fields;
  readonly updateFields: Fields;
  readonly calls: (client: ApiManagementClient, at: Address & { readonly name: string }) => Calls;
}

/**
 * A child of the service that is one plain request each way: created whole, updated by what changed, under its ETag.
 * What the SDK's models lack goes out raw.
 */
export function modelledKind(arm: Arm, { kind, createFields, updateFields, calls }: Modelled): KindDriver {
  const callsFor = async (id: string): Promise<Calls> => {
    const address = addressOf(id);
    return calls(await arm.clients.apim(address.subscriptionId), { ...address, name: nameOf(id) });
  };
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const resource = await callsFor(id);
    return foundOf(kind, id, await ask((options) => resource.get(options), signal));
  };
  return {
    read,
    async create({ id, body }, signal) {
      const again = (): Promise<LiveResource | undefined> => read(id, signal);
      const properties = writable(withoutNulls(propertiesOf(body)), createFields);
      const { parameters, rawVersion } = inModel(properties, createFields);
      if (rawVersion !== undefined) return written(kind, id, await sendRaw(arm, { method: 'PUT', target: id, apiVersion: rawVersion, body: { properties } }, signal), again);
      const resource = await callsFor(id);
      return written(kind, id, await ask((options) => resource.put(parameters, options), signal), again);
    },
    async update(update, signal) {
      const { id } = update;
      const properties = writable(changedProperties(update), updateFields);
      const { parameters, rawVersion } = inModel(properties, updateFields);
      // The SDK's api-version may not show what it cannot say.
      const again = async (): Promise<LiveResource | undefined> => (rawVersion === undefined ? read(id, signal) : foundOf(kind, id, await sendRaw(arm, { method: 'GET', target: id, apiVersion: rawVersion }, signal)));
      const ifMatch = await etagFor(update, again);
      if (rawVersion !== undefined) return written(kind, id, await sendRaw(arm, { method: 'PATCH', target: id, apiVersion: rawVersion, body: { properties }, ifMatch }, signal), again);
      const resource = await callsFor(id);
      return written(kind, id, await ask((options) => resource.patch(ifMatch, parameters, options), signal), again);
    },
    async remove(id, etag, signal) {
      const resource = await callsFor(id);
      checkRemoved(await ask((options) => resource.delete(etag ?? '*', options), signal));
    },
  };
}
