import type { ApiManagementServiceUpdateParameters } from '@azure/arm-apimanagement';
import { idKey } from '../../model/arm-id.ts';
import type { Update } from '../../model/driver.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask, begin } from '../ask.ts';
import { settle } from '../long-running.ts';
import { changedSince } from '../patch.ts';
import { foundOf, mustExist } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** The identity of a service: its id and body are the service's, which we neither make nor remove. */
export function identityKind(arm: Arm): KindDriver {
  const read = async (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => {
    const { subscriptionId, resourceGroup, service } = addressOf(id);
    const client = await arm.clients.apim(subscriptionId);
    return foundOf('identity', id, await ask((options) => client.apiManagementService.get(resourceGroup, service, options), signal));
  };
  return {
    read,
    create: ({ id }) => Promise.reject(new Error(`${id}: the identity of a service is only ever updated`)),
    async update(update, signal) {
      const { id } = update;
      const { subscriptionId, resourceGroup, service } = addressOf(id);
      // The PATCH of a service takes no If-Match: reading right before it narrows the window, it does not close it.
      const live = mustExist(await read(id, signal), id);
      if (!sameIdentity(at(live.body, 'identity'), at(update.before, 'identity'))) throw changedSince('PATCH', id);
      const client = await arm.clients.apim(subscriptionId);
      const parameters = { identity: identityOf(update, live) } as unknown as ApiManagementServiceUpdateParameters;
      await settle(arm, await begin((options) => client.apiManagementService.beginUpdate(resourceGroup, service, parameters, options), signal), id, signal);
      return mustExist(await read(id, signal), id);
    },
    remove: (id) => Promise.reject(new Error(`${id}: the identity of a service is never removed`)),
  };
}

/** A list may write ids otherwise than a GET and leave out what they stand for: which identities there are is what counts. */
function sameIdentity(a: Json | undefined, b: Json | undefined): boolean {
  const [one, other] = [textAt(a, 'principalId'), textAt(b, 'principalId')];
  return essence(a) === essence(b) && (one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase());
}

function essence(identity: Json | undefined): string {
  const types = (textAt(identity, 'type') ?? 'None').split(',').map((type) => type.trim());
  const ids = at(identity, 'userAssignedIdentities');
  return [...types, ...(isObject(ids) ? Object.keys(ids).map(idKey) : [])].map((text) => text.toLowerCase()).toSorted().join(' ');
}

/** What is not named may be taken away by the service: identities that it has already are always named again. */
function identityOf(update: Update, live: LiveResource): JsonObject {
  const type = textAt(update.body, 'identity', 'type') ?? 'SystemAssigned';
  if (!/UserAssigned/i.test(type)) return { type };
  const keys = [at(live.body, 'identity', 'userAssignedIdentities'), at(update.body, 'identity', 'userAssignedIdentities')].flatMap((map) =>
    isObject(map) ? Object.keys(map) : [],
  );
  const named = new Map(keys.map((key) => [key.toLowerCase(), key]));
  return { type, userAssignedIdentities: Object.fromEntries([...named.values()].map((key) => [key, {}])) };
}
