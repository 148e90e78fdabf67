import { nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { accountsBesides, allThatMayName } from '../facade/besides.ts';
import { fragmentsOf } from '../facade/documents.ts';

export interface Reading {
  readonly api: LiveApi;
  readonly live: Live;
  /** As of `PlanModule.more`. */
  readonly round: number;
  /** Whether something that others may use changes or goes: then all that might name it is read. Asked from the second round on. */
  needsAll(): boolean;
}

/**
 * The reads of a command that changes rows of pools or bursts: first the API's own policies and products, then the accounts that they lead
 * to; where it matters those of all other APIs; and the fragments that they include, as deep as they go.
 */
export function moreForRows({ api, live, needsAll, round }: Reading): More | undefined {
  if (round === 1) return { operationPolicies: api.operations.map(({ id }) => id), links: [nameOf(api.api.id)] };
  if (needsAll()) return allThatMayName(api, live, round);
  const fragments = fragmentsOf(api, [...(api.operationPolicies?.keys() ?? [])], live.fragments, round - 1);
  if (round === 2) return { ...accountsBesides(live, api), fragments };
  return fragments.length === 0 ? undefined : { fragments };
}
