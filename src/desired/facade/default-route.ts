import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import { blocksOf } from '../api-blocks.ts';
import { defaultDestinations, leadsTo, servingsAt } from '../prune-ops/destinations.ts';
import type { Serving } from '../prune-ops/serving.ts';

/** Where calls go that no row sends elsewhere. */
export interface DefaultRoute {
  /** Name of the backend that an import of ours made the default; undefined where somebody else says where calls go. */
  readonly backend: string | undefined;
  /** The accounts there, as far as they were read. */
  readonly accounts: readonly LiveAccount[];
  /** What is deployed there; undefined where it could not be read. */
  readonly servings: readonly Serving[] | undefined;
}

export function defaultRoute(api: LiveApi, live: Live): DefaultRoute {
  const { found: destinations, untold } = defaultDestinations(api, live);
  const accounts = live.accounts.filter((account) => destinations.some((destination) => leadsTo(destination, account)));
  return { backend: blocksOf(api)?.account.backend, accounts, servings: accounts.length === 0 || untold !== undefined ? undefined : servingsAt(destinations, live.accounts) };
}

/** URL that calls go to by default, where it can be told. */
export function defaultUrl(api: LiveApi, live: Live, named: readonly { readonly by: string; readonly value: string }[]): string | undefined {
  const [last] = named.toReversed();
  if (last !== undefined && last.by !== 'backend-id') return last.value;
  const backend = last?.value ?? nameOf(textAt(api.api.body, 'properties', 'backendId') ?? '');
  if (backend === '') return textAt(api.api.body, 'properties', 'serviceUrl');
  return textAt(live.backends.find(({ id }) => idKey(nameOf(id)) === idKey(backend))?.body, 'properties', 'url');
}
