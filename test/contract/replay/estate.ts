import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Estate } from '../../../src/emulator/estate.ts';
import { addressOf, keyOf, lastName } from '../prepare/address.ts';
import { estateOf } from '../prepare/estate.ts';
import type { WantedService } from '../prepare/estate.ts';
import type { Presupposed } from './presupposed.ts';
import type { Recorded } from './recording.ts';
import { subscriptionsIn } from './subscriptions.ts';

/** Prepared things of the replay's own live here. */
export const ownGroup = 'replay-own';

/** The estate in which a recording begins: services that it finds there. */
export function startingEstate(exchanges: readonly Recorded[], containers: readonly Presupposed[]): Estate {
  const subscriptions = subscriptionsIn(exchanges);
  const once = [...new Map(containers.map((container) => [keyOf(container.id), container])).values()];
  const ofType = (type: string) => once.filter(({ id }) => addressOf(id).type.toLowerCase() === type);
  // Groups and services of other subscriptions are made by requests.
  const here = ({ id }: Presupposed): boolean => keyOf(id).startsWith(`/subscriptions/${subscriptions[0]}/`);
  const services = ofType('microsoft.apimanagement/service').filter(here);
  return estateOf({
    subscriptions,
    // Groups of nothing else are made by requests: an estate does not say where a group is.
    resourceGroups: [...new Set([ownGroup, ...services.map(({ id, shown }) => placeOf(id, shown).resourceGroup)])],
    services: services.map(({ id, shown }): WantedService => ({ ...placeOf(id, shown), sku: skuOf(shown), units: unitsOf(shown), identity: textAt(shown, 'identity', 'type') })),
    accounts: [],
  });
}

export function isContainer(id: string): boolean {
  return ['microsoft.resources/resourcegroups', 'microsoft.apimanagement/service'].includes(addressOf(id).type.toLowerCase());
}

function placeOf(id: string, shown: Json | undefined) {
  return { name: lastName(id), resourceGroup: /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? ownGroup, region: textAt(shown, 'location') };
}

function skuOf(shown: Json | undefined): string | undefined {
  return textAt(shown, 'sku', 'name');
}

function unitsOf(shown: Json | undefined): number | undefined {
  const capacity = at(shown, 'sku', 'capacity');
  return typeof capacity === 'number' ? capacity : undefined;
}
