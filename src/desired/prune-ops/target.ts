import { idKey, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { operationCapability } from '../../openapi/operation-capability.ts';
import type { DenyBlock } from '../../policy/blocks/deny-block.ts';
import { blocksOf, denyOf } from '../api-blocks.ts';
import { routedDocument } from '../facade/policy-steps.ts';
import { refreshedRoutes, type Refreshed } from '../facade/refreshed-routes.ts';
import { fragmentsAt } from '../import/fragments.ts';
import { seenOperation, type LiveOperation } from '../import/operation-changes.ts';
import { requiredApi } from '../required-api.ts';
import { destinationsIn, leadsTo, namedDestinations, servingsAt, tellsAll, toldDestinations, type Destination } from './destinations.ts';
import type { PruneInput } from './input.ts';
import { routeKey } from './named-operation.ts';
import { overridesAfter } from './overrides.ts';
import { prunedBlock } from './pruned.ts';
import { ruledWith, type Ruled } from './ruled.ts';
import { serves, verdictsOf, type Pruning } from './verdict.ts';

/** Input and live state brought together. */
export interface PruneTarget {
  readonly api: LiveApi;
  readonly block: DenyBlock;
  readonly ruled: readonly Ruled[];
  /** Those that are not up to date. */
  readonly routes: readonly Refreshed[];
}

/** @throws UserError `NotFound`, `ApiKind`, `AccountsUnknown`, `AccountNotCalled`, `OptionsConflict` */
export function targetOf(input: PruneInput, live: Live): PruneTarget {
  const api = requiredApi(live, input.api);
  const operations = api.operations.map(seenOperation);
  const { destinations, stated } = calledByDefault(input, api, live);
  const routes = refreshedRoutes(api, live);
  const pruning: Pruning = {
    servings: servingsAt(destinations, live.accounts),
    ...overridesAfter(denyOf(api), input, operations),
    routed: routedIn(new Map([...documentsOf(api), ...routes.map(({ routable, route }) => [routable.operation.name, routedDocument(api, routable.operation.name, route)] as const)]), operations, live),
  };
  return { api, block: prunedBlock(operations, pruning, stated), ruled: ruledWith(verdictsOf(operations, pruning), api), routes };
}

/** Names of the fragments to be read, as deep as one includes another. */
export function fragmentsToRead(api: LiveApi, fragments: Live['fragments'], depth: number): readonly string[] {
  const documents = [textAt(api.policy?.body, 'properties', 'value'), ...documentsOf(api).values()];
  return fragmentsAt(depth, documents.filter((text) => text !== undefined), fragments);
}

/** Where calls may go, to be read before anything is decided. */
export function allDestinations(api: LiveApi, live: Live): readonly Destination[] {
  return [...toldDestinations(api, live).found, ...namedDestinations(api), ...[...documentsOf(api).values()].flatMap((text) => destinationsIn(text, live).found)];
}

function documentsOf({ operationPolicies }: LiveApi): ReadonlyMap<string, string | undefined> {
  return new Map(Array.from(operationPolicies ?? [], ([operation, { body }]) => [operation, textAt(body, 'properties', 'value')]));
}

interface Called {
  readonly destinations: readonly Destination[];
  /** What the block has to remember: nothing else tells it. */
  readonly stated: readonly string[] | undefined;
}

/** Where calls go that no operation sends elsewhere. `--account` says it of an API that does not say it all itself. */
function calledByDefault({ accounts: names, api: name }: PruneInput, api: LiveApi, live: Live): Called {
  const named = live.accounts.filter((account) => names.some((each) => each.toLowerCase() === account.name.toLowerCase() || sameId(each, account.id)));
  const told = toldDestinations(api, live);
  const known = live.accounts.filter((account) => told.found.some((destination) => leadsTo(destination, account)));
  const isTold = tellsAll(told, live.accounts);
  const stranger = named.find((account) => !known.includes(account));
  if (stranger !== undefined && (isTold || blocksOf(api) !== undefined)) throw notCalled(name, stranger, known);
  const stated = named.length > 0 ? named.map(({ id }) => idKey(id)) : (denyOf(api)?.accounts ?? []);
  if (!isTold && stated.length > 0) return { destinations: stated.map((account) => ({ account })), stated };
  if (told.untold !== undefined || known.length === 0) throw unknown(name, told.found, told.untold);
  return { destinations: told.found, stated: undefined };
}

/** Operations that are sent elsewhere, where a deployment there serves them. */
function routedIn(documents: ReadonlyMap<string, string | undefined>, operations: readonly LiveOperation[], live: Live): Pruning['routed'] {
  return operations.flatMap((operation) => {
    const found = operationCapability(operation);
    const by = servingsAt(destinationsIn(documents.get(operation.name), live).found, live.accounts).filter((serving) => serves(serving, found));
    return by.length === 0 ? [] : [{ route: routeKey(operation), by: by.map((serving) => serving.name) }];
  });
}

function notCalled(api: string, stranger: LiveAccount, known: readonly LiveAccount[]): UserError {
  return new UserError('AccountNotCalled', exitCodes.usage, `Calls of ${api} do not go to the account ${stranger.name}: what is deployed there opens nothing.`, {
    hint: `Leave --account out; the policy of the API names its account: ${known.map(({ name }) => name).join(', ')}.`,
  });
}

function unknown(api: string, destinations: readonly Destination[], untold: string | undefined): UserError {
  const hosts = destinations.flatMap((destination) => ('host' in destination ? [destination.host] : []));
  const where = hosts.length === 0 ? 'its policy names no backend' : `no account of the subscription answers at ${hosts.join(', ')}`;
  return new UserError('AccountsUnknown', exitCodes.usage, `Which account the calls of ${api} go to cannot be told: ${untold ?? where}.`, {
    hint: 'Name it:  --account NAME\nor one of another subscription by its ARM id. Later runs remember it.',
  });
}
