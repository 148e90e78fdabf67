import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Estate } from '../../../src/emulator/estate.ts';
import { addressOf, keyOf, lastName } from '../prepare/address.ts';
import { estateOf } from '../prepare/estate.ts';
import type { WantedAccount, WantedService } from '../prepare/estate.ts';
import type { Presupposed } from './presupposed.ts';
import type { Recorded } from './recording.ts';
import { subscriptionsIn } from './subscriptions.ts';

/** Prepared things of the replay's own live here. */
export const ownGroup = 'replay-own';

/** The estate in which a recording begins: groups, services and accounts that it finds there. */
export function startingEstate(exchanges: readonly Recorded[], containers: readonly Presupposed[]): Estate {
  const subscriptions = subscriptionsIn(exchanges);
  const once = [...new Map(containers.map((container) => [keyOf(container.id), container])).values()];
  const ofType = (type: string) => once.filter(({ id }) => addressOf(id).type.toLowerCase() === type);
  // Groups and services of other subscriptions are made by requests.
  const here = ({ id }: Presupposed): boolean => keyOf(id).startsWith(`/subscriptions/${subscriptions[0]}/`);
  return estateOf({
    subscriptions,
    resourceGroups: [ownGroup, ...ofType('microsoft.resources/resourcegroups').filter(here).map(({ id }) => lastName(id))],
    services: ofType('microsoft.apimanagement/service').filter(here).map(({ id, shown }): WantedService => ({ ...placeOf(id, shown), sku: skuOf(shown), units: unitsOf(shown), identity: textAt(shown, 'identity', 'type') })),
    accounts: ofType('microsoft.cognitiveservices/accounts').map((account) => accountOf(account, here(account))),
  });
}

export function isContainer(id: string): boolean {
  return ['microsoft.resources/resourcegroups', 'microsoft.apimanagement/service', 'microsoft.cognitiveservices/accounts'].includes(addressOf(id).type.toLowerCase());
}

function accountOf({ id, shown }: Presupposed, isHere: boolean): WantedAccount {
  const elsewhere = isHere ? {} : { subscription: /\/subscriptions\/([^/]+)/i.exec(id)?.[1] };
  const properties = at(shown, 'properties');
  return {
    ...placeOf(id, shown),
    ...elsewhere,
    kind: textAt(shown, 'kind'),
    subDomain: textAt(properties, 'customSubDomainName'),
    disableLocalAuth: at(properties, 'disableLocalAuth') === true,
    publicNetworkAccess: textAt(properties, 'publicNetworkAccess'),
  };
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
