import { backendIdOf, idKey, nameOf, sameId } from '../model/arm-id.ts';
import { at, isObject, textAt } from '../model/json.ts';
import type { Live, LiveAccount } from '../model/live.ts';
import { accountBackendName, deploymentBackendName, distinctBackendName, distinctDeploymentBackendName, distinctPathBackendName, isMarked, marked, pathBackendName } from '../model/names.ts';
import type { Desired, LiveResource } from '../model/resource.ts';
import type { Shape } from '../model/shapes.ts';
import { requiredSurfaceUrl } from './account.ts';
import { asForeign, saysOurs, type Foreign } from './ownership.ts';

/**
 * The plain name, or one with a hash where that name stands for another account of the same name: another resource
 * group or subscription may have one.
 */
export function nameOfAccountBackend(live: Live, account: LiveAccount, shape: Shape): string {
  return unambiguous(live, account, accountBackendName(account.name, shape), distinctBackendName(account.id, account.name, shape));
}

/** The same for one deployment of the account. */
export function nameOfDeploymentBackend(live: Live, account: LiveAccount, deployment: string, shape: Shape): string {
  return unambiguous(live, account, deploymentBackendName(account.name, deployment, shape), distinctDeploymentBackendName(account.id, account.name, deployment, shape));
}

/** And where its URL ends with the deployment. */
export function nameOfPathBackend(live: Live, account: LiveAccount, deployment: string): string {
  return unambiguous(live, account, pathBackendName(account.name, deployment), distinctPathBackendName(account.id, account.name, deployment));
}

function unambiguous(live: Live, account: LiveAccount, plain: string, distinct: string): string {
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
  return backendAt(live, requiredSurfaceUrl(account, shape), name, `Models of the account ${account.id}`);
}

/** The same for one deployment: a backend of its own, for what a breaker has counted hangs on the backend, and not on its URL. */
export function deploymentBackend(live: Live, account: LiveAccount, deployment: string, shape: Shape, name: string): Desired {
  return backendAt(live, requiredSurfaceUrl(account, shape), name, aboutDeployment(account, deployment));
}

/** One whose URL ends with the deployment, so that members of a pool may have deployments of different names: for dated paths alone. */
export function pathBackend(live: Live, account: LiveAccount, deployment: string, name: string): Desired {
  return backendAt(live, `${requiredSurfaceUrl(account, 'openai')}/deployments/${encodeURIComponent(deployment)}`, name, aboutDeployment(account, deployment));
}

function aboutDeployment({ id }: LiveAccount, deployment: string): string {
  return `The deployment ${deployment} of the account ${id}`;
}

/** The deployment that such a description tells of. */
export function describedDeployment(description: string | undefined): string | undefined {
  return /^The deployment (\S+) of the account /.exec(description ?? '')?.[1];
}

function backendAt(live: Live, url: string, name: string, text: string): Desired {
  const existing = findBackend(live, name);
  const foreign = existing === undefined || isMarked(textAt(existing.body, 'properties', 'description')) ? undefined : notOurs(name, existing);
  const description = marked(text);
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
