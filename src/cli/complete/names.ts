import { nameOf, resourceGroupOf, sameId } from '../../model/arm-id.ts';
import type { Browser } from '../../model/browser.ts';
import { at, textAt } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { Candidate } from './candidates.ts';
import type { ValueKind } from './value-kinds.ts';

/** What the line says already. */
export interface Named {
  /** A GUID, or a name. Undefined: the only one there is. */
  readonly subscription: string | undefined;
  readonly service: string | undefined;
  readonly api: string | undefined;
}

export type NameKind = Exclude<ValueKind, 'file'>;

/** The names of a kind that Azure has; none where the line does not say yet what they belong to. */
export async function namesOf(kind: NameKind, named: Named, browser: Browser, signal: AbortSignal): Promise<readonly Candidate[]> {
  if (kind === 'subscription') return (await browser.subscriptions(signal)).map(({ id, name }) => ({ value: id, help: name }));
  const subscription = await subscriptionOf(named, browser, signal);
  if (subscription === undefined) return [];
  switch (kind) {
    case 'service':
      return (await browser.services(subscription, signal)).map((seen) => ({ value: seen.name, help: `${resourceGroupOf(seen.id) ?? ''} ${textAt(seen.body, 'location') ?? ''}` }));
    case 'resourceGroup':
      return distinct((await browser.services(subscription, signal)).map((seen) => ({ value: resourceGroupOf(seen.id) ?? '', help: seen.name })));
    case 'account':
      return (await browser.accounts(subscription, signal)).map(accountOf);
    case 'deployment':
      return (await browser.accounts(subscription, signal)).flatMap((account) => account.deployments.map((deployment) => deploymentOf(account, deployment)));
    case 'accountOrDeployment':
      return (await browser.accounts(subscription, signal)).flatMap((account) => [accountOf(account), ...account.deployments.map((deployment) => deploymentOf(account, deployment))]);
    case 'model':
      return distinct((await browser.accounts(subscription, signal)).flatMap(({ deployments }) => deployments.map(({ name, body }) => ({ value: name, help: modelOf(body) }))));
    case 'component':
      return (await browser.components(subscription, signal)).map((seen) => ({ value: seen.name, help: resourceGroupOf(seen.id) ?? '' }));
    case 'workspace':
      return (await browser.workspaces(subscription, signal)).map((seen) => ({ value: seen.name, help: resourceGroupOf(seen.id) ?? '' }));
    case 'api':
    case 'operation':
    case 'pool':
      return ofService(kind, named, subscription, browser, signal);
  }
}

async function ofService(kind: 'api' | 'operation' | 'pool', named: Named, subscription: string, browser: Browser, signal: AbortSignal): Promise<readonly Candidate[]> {
  const service = (await browser.services(subscription, signal)).find(({ name }) => name.toLowerCase() === named.service?.toLowerCase());
  if (service === undefined) return [];
  if (kind === 'pool') {
    const backends = await browser.backends(service.id, signal);
    return backends.filter(({ body }) => textAt(body, 'properties', 'type') === 'Pool').map(({ id, body }) => ({ value: nameOf(id), help: membersOf(body) }));
  }
  const apis = await browser.apis(service.id, signal);
  if (kind === 'api') return apis.map(({ name, body }) => ({ value: name, help: `/${textAt(body, 'properties', 'path') ?? ''}` }));
  const wanted = apis.length === 1 ? apis[0] : apis.find(({ id }) => sameId(nameOf(id), named.api ?? ''));
  if (wanted === undefined) return [];
  return (await browser.operations(wanted.id, signal)).map(({ name, body }) => ({ value: name, help: `${textAt(body, 'properties', 'method') ?? ''} ${textAt(body, 'properties', 'urlTemplate') ?? ''}` }));
}

async function subscriptionOf({ subscription }: Named, browser: Browser, signal: AbortSignal): Promise<string | undefined> {
  if (subscription !== undefined && /^[0-9a-f-]{36}$/i.test(subscription)) return subscription;
  const all = await browser.subscriptions(signal);
  return (subscription === undefined ? (all.length === 1 ? all : []) : all.filter(({ name }) => name.toLowerCase() === subscription.toLowerCase()))[0]?.id;
}

function accountOf({ name, body }: Seen): Candidate {
  return { value: name, help: `${textAt(body, 'kind') ?? ''} ${textAt(body, 'location') ?? ''}` };
}

function deploymentOf(account: Seen, { name, body }: Seen): Candidate {
  return { value: `${account.name}/${name}`, help: `${modelOf(body)} ${textAt(body, 'sku', 'name') ?? ''} ${textAt(account.body, 'location') ?? ''}` };
}

function modelOf(body: Seen['body']): string {
  return `${textAt(body, 'properties', 'model', 'name') ?? ''} ${textAt(body, 'properties', 'model', 'version') ?? ''}`.trim();
}

function membersOf(body: Seen['body']): string {
  const services = at(body, 'properties', 'pool', 'services');
  return Array.isArray(services) ? `${services.length} members` : '';
}

function distinct(all: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(all.toReversed().map((each) => [each.value.toLowerCase(), each])).values()].toReversed();
}
