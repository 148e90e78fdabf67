import type { ApiManagementClient } from '@azure/arm-apimanagement';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Kind, LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Address } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import type { CallOptions } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { inModel, writable } from '../model-fields.ts';
import type { Fields, Said } from '../model-fields.ts';
import { changedProperties, clearsInside, etagFor, propertiesOf, wholeProperties } from '../patch.ts';
import { isUnknownVersion, newerVersion, sendRaw } from '../raw.ts';
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
  /** Whether it may have fields that the SDK's api-version does not show. */
  readonly mayHide?: (body: JsonObject) => boolean;
  readonly calls: (client: ApiManagementClient, at: Address & { readonly name: string }) => Calls;
}

/**
 * A child of the service that is one plain request each way: created whole, updated by what changed, under its ETag.
 * What the SDK's models lack goes out raw.
 */
export function modelledKind(arm: Arm, { kind, createFields, updateFields, calls, mayHide }: Modelled): KindDriver {
  const callsFor = async (id: string): Promise<Calls> => {
    const address = addressOf(id);
    return calls(await arm.clients.apim(address.subscriptionId), { ...address, name: nameOf(id) });
  };
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const resource = await callsFor(id);
    const found = foundOf(kind, id, await ask((options) => resource.get(options), signal));
    if (found === undefined || mayHide?.(found.body) !== true) return found;
    const whole = await sendRaw(arm, { method: 'GET', target: id, apiVersion: newerVersion }, signal);
    return isUnknownVersion(whole) ? found : foundOf(kind, id, whole);
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
      const changed = writable(changedProperties(update), updateFields);
      // Whether a null inside of a member clears something is documented nowhere; what a PUT leaves out is gone.
      const isCleared = clearsInside(changed);
      const properties = isCleared ? writable(withoutNulls(wholeProperties(update)), updateFields) : changed;
      const { parameters, rawVersion: ofChanged } = inModel(changed, updateFields);
      const rawVersion = isCleared ? newest(ofChanged, inModel(properties, updateFields).rawVersion) : ofChanged;
      const again = (): Promise<LiveResource | undefined> => read(id, signal);
      const ifMatch = await etagFor(update, again);
      if (rawVersion !== undefined) return written(kind, id, await sendRaw(arm, { method: isCleared ? 'PUT' : 'PATCH', target: id, apiVersion: rawVersion, body: { properties }, ifMatch }, signal), again);
      const resource = await callsFor(id);
      return written(kind, id, await ask((options) => resource.patch(ifMatch, parameters, options), signal), again);
    },
    async remove(id, etag, signal) {
      const resource = await callsFor(id);
      checkRemoved(await ask((options) => resource.delete(etag ?? '*', options), signal));
    },
  };
}

/** Dates come first in them. */
function newest(...versions: readonly (string | undefined)[]): string | undefined {
  return versions.filter((version) => version !== undefined).toSorted().at(-1);
}
