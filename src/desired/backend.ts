import { backendIdOf, idKey, nameOf, sameId } from '../model/arm-id.ts';
import { at, isObject, textAt } from '../model/json.ts';
import type { Live, LiveAccount } from '../model/live.ts';
import { accountBackendName, distinctBackendName, isMarked, marked } from '../model/names.ts';
import type { Desired, LiveResource } from '../model/resource.ts';
import type { Shape } from '../model/shapes.ts';
import { requiredSurfaceUrl } from './account.ts';
import { asForeign, saysOurs, type Foreign } from './ownership.ts';

/**
 * The plain name, or one with a hash where that name stands for another account of the same name: another resource
 * group or subscription may have one.
 */
export function nameOfAccountBackend(live: Live, account: LiveAccount, shape: Shape): string {
  const plain = accountBackendName(account.name, shape);
  const distinct = distinctBackendName(account.id, account.name, shape);
  const shared = live.accounts.some((other) => other.name.toLowerCase() === account.name.toLowerCase() && !sameId(other.id, account.id));
  const hashed = findBackend(live, distinct);
  const taken = findBackend(live, plain);
  const forOther = taken !== undefined && saysOurs(taken.body) && !describes(taken, account.id);
  return shared || forOther || (hashed !== undefined && saysOurs(hashed.body)) ? distinct : plain;
}

function findBackend(live: Live, name: string): LiveResource | undefined {
  return live.backends.find((backend) => nameOf(backend.id).toLowerCase() === name.toLowerCase());
}

function describes(backend: LiveResource, accountId: string): boolean {
  return idKey(textAt(backend.body, 'properties', 'description') ?? '').includes(`${idKey(accountId)} `);
}

/**
 * One surface of one account as a backend of type Single. It waits for the service's identity: while that is being
 * changed, the service answers writes with 409 ServiceLocked (recorded).
 */
export function accountBackend(live: Live, account: LiveAccount, shape: Shape, name: string): Desired {
  const url = requiredSurfaceUrl(account, shape);
  const existing = findBackend(live, name);
  const foreign = existing === undefined || isMarked(textAt(existing.body, 'properties', 'description')) ? undefined : notOurs(name, existing);
  const description = marked(`Models of the account ${account.id}`);
  return {
    id: existing?.id ?? backendIdOf(live.service.id, name),
    kind: 'backend',
    label: `backend ${name}`,
    want: 'present',
    // A backend of somebody else that leads to the same place is used as it is.
    body: { properties: { url, protocol: 'http', ...(foreign !== undefined && leadsTo(existing, url) && !hasCredentials(existing) ? {} : { description }) } },
    dependsOn: [live.service.id],
    locks: [],
    ...asForeign(foreign),
  };
}

function leadsTo(backend: LiveResource | undefined, url: string): boolean {
  return (textAt(backend?.body, 'properties', 'url') ?? '').replace(/\/+$/, '').toLowerCase() === url.toLowerCase();
}

/** Keys, certificates or a token that the backend adds to every call. */
function hasCredentials(backend: LiveResource | undefined): boolean {
  const credentials = at(backend?.body, 'properties', 'credentials');
  return isObject(credentials) && Object.values(credentials).some((value) => value !== null && value !== undefined && JSON.stringify(value).length > 2);
}

function notOurs(name: string, backend: LiveResource): Foreign {
  const what = hasCredentials(backend) ? 'adds credentials of its own to every call' : 'leads elsewhere';
  return { why: `a backend of that name was made by somebody else and ${what}`, hint: `Rename or remove that backend, or let it be changed: --take-over ${name}`, canTakeOver: true };
}
