import { answersAt } from '../../model/account-hosts.ts';
import { nameOf, sameId } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import { isMarked } from '../../model/names.ts';
import type { LiveResource } from '../../model/resource.ts';
import { UserError } from '../../model/user-error.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import { asRouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, type RouteRow } from '../../policy/blocks/route-row.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { foreignRouting } from '../../policy/scans/foreign-routing.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { blocksOf, denyOf } from '../api-blocks.ts';
import { withIncluded } from '../import/fragments.ts';
import { servingsOf, type Serving } from './serving.ts';

/** Where calls go: an account by its ARM id, or whichever answers at a host. */
export type Destination = ({ readonly account: string } | { readonly host: string }) & {
  /** Name of the only deployment that is called there; undefined: any. */
  readonly deployment?: string | undefined;
};

export interface Destinations {
  readonly found: readonly Destination[];
  /** Why that may not be all: nobody can tell which deployments count. */
  readonly untold?: string | undefined;
}

/** Where the API sends what no operation sends elsewhere: as it says itself, else as `--account` once said. */
export function defaultDestinations(api: LiveApi, live: Live): Destinations {
  const told = toldDestinations(api, live);
  const named = namedDestinations(api);
  return named.length === 0 || tellsAll(told, live.accounts) ? told : { found: named };
}

/** As its blocks say, else its policy, else the API itself. */
export function toldDestinations(api: LiveApi, live: Live): Destinations {
  const account = blocksOf(api)?.account.account;
  if (account !== undefined) return { found: [{ account }] };
  const { always, found, untold } = destinationsIn(textAt(api.policy?.body, 'properties', 'value'), live);
  if (always || untold !== undefined) return { found, untold };
  const backend = textAt(api.api.body, 'properties', 'backendId');
  return { found: [...found, ...(backend === undefined ? atUrl(textAt(api.api.body, 'properties', 'serviceUrl')) : ofBackend(nameOf(backend), live))] };
}

/** The accounts that `--account` named and the deny block remembers. */
export function namedDestinations(api: LiveApi): readonly Destination[] {
  return (denyOf(api)?.accounts ?? []).map((account) => ({ account }));
}

/** Whether every destination is an account that was read, so that nobody has to name one. */
export function tellsAll({ found, untold }: Destinations, accounts: readonly LiveAccount[]): boolean {
  return untold === undefined && found.length > 0 && found.every((destination) => accounts.some((account) => leadsTo(destination, account)));
}

/** Where one policy document, with the fragments that were read, sends calls: by rows of our route block, and by what people wrote. */
export function destinationsIn(text: string | undefined, live: Live): Destinations & { readonly always: boolean } {
  const parts = text === undefined ? [] : [text, ...fragmentsIn(text, live)];
  const all = parts.flatMap((part) => routingIn(part, live));
  return { found: all.flatMap(({ to }) => to), always: all.some(({ always }) => always), untold: all.map(({ untold }) => untold).find((why) => why !== undefined) };
}

interface Sent {
  readonly to: readonly Destination[];
  readonly always: boolean;
  readonly untold?: string;
}

function routingIn(text: string, live: Live): readonly Sent[] {
  try {
    const document = readPolicyDocument(text);
    const rows = document.root.name === 'fragment' ? [] : findBlocks(document).flatMap(({ carried, kind }) => (kind === 'route' ? (asRouteBlock(carried)?.rows ?? []) : []));
    const theirs = foreignRouting(document).flatMap((routing) => (routing.is === 'set-backend-service' ? [routing] : []));
    return [...rows.map((row) => ({ to: ofRow(row, live), always: false })), ...theirs.map((routing) => ofTheirs(routing, live))];
  } catch (error) {
    // Whoever writes to the document is told.
    if (error instanceof UserError) return [];
    throw error;
  }
}

function ofTheirs({ by, isComputed, isConditional, value }: { readonly by: string; readonly value: string; readonly isComputed: boolean; readonly isConditional: boolean }, live: Live): Sent {
  if (isComputed) return { to: [], always: !isConditional, untold: `its policy computes the backend (${value})` };
  const to = by === 'backend-id' ? ofBackend(value, live) : atUrl(value);
  return { to, always: !isConditional, ...(to.length === 0 ? { untold: `its policy names the backend ${value}, which leads nowhere` } : {}) };
}

function fragmentsIn(text: string, { fragments }: Live): readonly string[] {
  try {
    return includedFragments(readPolicyDocument(text)).flatMap(({ id, section }) => (section === 'inbound' ? withIncluded(id, fragments).flatMap((fragment) => fragment.text ?? []) : []));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function ofRow({ deployment, deploymentInBackend, model, to }: RouteRow, live: Live): readonly Destination[] {
  const only = deployment ?? (model === anyModel ? undefined : model);
  const found = (to.kind === 'list' ? to.ids : [to.id]).flatMap((id) => ofBackend(id, live));
  return deploymentInBackend === true ? found : found.map((destination) => ({ ...destination, deployment: only }));
}

/** Of a backend or a pool, by name. */
export function ofBackend(name: string, live: Pick<Live, 'backends'>): readonly Destination[] {
  const backend = live.backends.find(({ id }) => nameOf(id).toLowerCase() === name.toLowerCase());
  const members = at(backend?.body, 'properties', 'pool', 'services');
  if (Array.isArray(members)) return members.flatMap((member) => (isObject(member) ? ofSingle(live.backends.find(({ id }) => nameOf(id).toLowerCase() === nameOf(textAt(member, 'id') ?? '').toLowerCase())) : []));
  return ofSingle(backend);
}

function ofSingle(backend: LiveResource | undefined): readonly Destination[] {
  const described = textAt(backend?.body, 'properties', 'description');
  const account = accountIn(isMarked(described) ? described : undefined) ?? accountIn(textAt(backend?.body, 'properties', 'resourceId'));
  const url = textAt(backend?.body, 'properties', 'url');
  const found = account === undefined ? atUrl(url) : [{ account }];
  const deployment = deploymentIn(url);
  return deployment === undefined ? found : found.map((destination) => ({ ...destination, deployment }));
}

/** Of a URL that ends with one: calls behind it reach no other. */
function deploymentIn(url: string | undefined): string | undefined {
  const name = /\/openai\/deployments\/([^/?#]+)\/?$/i.exec(url ?? '')?.[1];
  return name === undefined ? undefined : safelyDecoded(name);
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Our descriptions hold the account's id, as do those of the portal in `resourceId`. */
function accountIn(text: string | undefined): string | undefined {
  return /\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/\s]+/i.exec(text ?? '')?.[0];
}

function atUrl(url: string | undefined): readonly Destination[] {
  return url !== undefined && URL.canParse(url) ? [{ host: new URL(url).host }] : [];
}

/** The deployments that calls reach there, of the accounts that were read. */
export function servingsAt(destinations: readonly Destination[], accounts: readonly LiveAccount[]): readonly Serving[] {
  const found = destinations.flatMap((destination) => {
    const account = accounts.find((each) => leadsTo(destination, each));
    const servings = account === undefined ? [] : servingsOf([account]);
    return servings.filter(({ deployment }) => destination.deployment === undefined || destination.deployment.toLowerCase() === deployment.toLowerCase());
  });
  return [...new Map(found.map((serving) => [serving.name, serving])).values()];
}

export function leadsTo(destination: Destination, { body, id }: LiveAccount): boolean {
  return 'account' in destination ? sameId(id, destination.account) : answersAt(body, destination.host);
}
