import { allKinds } from '../../../src/emulator/arm/all-kinds.ts';
import type { Kind } from '../../../src/emulator/arm/kind.ts';
import { estateOf } from '../prepare/estate.ts';
import { make, usualVersion } from '../prepare/make.ts';
import { referencesOf } from '../prepare/references.ts';
import { plainBody } from '../prepare/plain-bodies.ts';
import { inProcess } from '../in-process.ts';
import type { Client } from '../send.ts';
import type { Json } from '../../../src/model/json.ts';

export const subscription = '00000000-0000-0000-0000-000000000001';
export const group = `/subscriptions/${subscription}/resourceGroups/rg`;

/** Where things are, by the lower-case type of the table of kinds. */
export interface World {
  readonly client: Client;
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
}

/** A local ARM with one of everything that can be made, called `a`; on a service of each family. */
export async function newWorld(): Promise<World> {
  const estate = estateOf({
    subscriptions: [subscription],
    resourceGroups: ['rg', 'empty'],
    services: [{ name: 'a', resourceGroup: 'rg', sku: 'Developer' }, { name: 'v2', resourceGroup: 'rg', sku: 'StandardV2', identity: 'SystemAssigned' }],
    accounts: [{ name: 'account', resourceGroup: 'rg', subDomain: 'account', kind: 'AIServices' }],
  });
  const client = await inProcess(estate);
  const idsOf = new Map<string, string[]>();
  const note = (kind: Kind, id: string): void => void idsOf.set(keyOf(kind), [...(idsOf.get(keyOf(kind)) ?? []), id]);
  for (const kind of allKinds.toSorted((a, b) => a.type.split('/').length - b.type.split('/').length)) {
    const id = itemId(kind, 'a', idsOf);
    const body = plainBody(id);
    const given = kind.type === 'service' || kind.type === 'accounts';
    if (given) for (const name of kind.type === 'service' ? ['a', 'v2'] : ['account']) note(kind, itemId(kind, name, idsOf));
    if (given || body === undefined || kind.item?.['PUT'] === undefined) continue;
    for (const reference of referencesOf(id, body as Json)) await make(client, reference, undefined, usualVersion(reference));
    if ((await make(client, id, undefined, usualVersion(id))).made) note(kind, id);
  }
  return { client, idsOf };
}

export function keyOf(kind: Kind): string {
  return `${kind.provider}/${kind.type}`.toLowerCase();
}

/** Below the first parent that there is. */
export function itemId(kind: Kind, name: string, idsOf: ReadonlyMap<string, readonly string[]>, choose: (ids: readonly string[]) => string = (ids) => ids[0] ?? ''): string {
  const types = kind.type.split('/');
  const parents = idsOf.get(`${kind.provider}/${types.slice(0, -1).join('/')}`.toLowerCase());
  if (types.length > 1 && parents && parents.length > 0) return `${choose(parents)}/${types.at(-1)}/${name}`;
  const scope = kind.level === 'tenant' ? '' : kind.level === 'subscription' ? `/subscriptions/${subscription}` : group;
  return `${scope}/providers/${kind.provider}/${types.map((type, index) => `${type}/${index === types.length - 1 ? name : 'a'}`).join('/')}`;
}
