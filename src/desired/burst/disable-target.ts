import { didYouMean } from '../../model/did-you-mean.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { RemoveInput } from '../facade/input.ts';
import { lostOperations, withoutRows, type SharedOperation } from '../members/shared-routes.ts';
import { requiredApi } from '../required-api.ts';
import { burstNamed, liveBursts, type LiveBurst } from './live-burst.ts';

export interface DisableInput extends Pick<RemoveInput, 'service' | 'api' | 'keepRoles'> {
  /** Undefined: the only one that the API has. */
  readonly name: string | undefined;
}

export interface DisableTarget {
  readonly api: LiveApi;
  /** Undefined where there is none. */
  readonly burst: LiveBurst | undefined;
  readonly operations: readonly SharedOperation[];
}

/** @throws UserError `NotFound`, `ApiKind`, `BurstAmbiguous` */
export function disableTarget({ api: name, name: wanted }: DisableInput, live: Live): DisableTarget {
  const api = requiredApi(live, name);
  // One that has lost its rows, as a run that ended before its end leaves it, is meant only by its name.
  const burst = wanted === undefined ? onlyOne(liveBursts(live, [api]).filter(({ rows }) => rows.length > 0)) : burstNamed(wanted, live);
  if (burst === undefined && wanted !== undefined) refuseMistyped(wanted, live);
  const target = { by: 'burst', name: burst?.name ?? '' } as const;
  return { api, burst, operations: burst === undefined ? [] : lostOperations(api, target).map((routable) => withoutRows(routable, api, live, target)) };
}

function onlyOne(bursts: readonly LiveBurst[]): LiveBurst | undefined {
  const [first, ...others] = bursts;
  if (others.length === 0) return first;
  const names = bursts.map(({ name }) => name);
  throw new UserError('BurstAmbiguous', exitCodes.usage, `The API has ${names.length} bursts: ${names.join(', ')}.`, { hint: `Name the one you mean:  apim-llm burst disable ${names[0] ?? ''}` });
}

/** A second run finds nothing, and that is no failure; a name that is like another is. */
function refuseMistyped(wanted: string, live: Live): void {
  const near = didYouMean(wanted, liveBursts(live, [...live.apis.values()]).map(({ name }) => name));
  if (near === undefined) return;
  throw new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no burst ${wanted}.`, { hint: `Did you mean ${near}?` });
}
