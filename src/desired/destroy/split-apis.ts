import { nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { canaryApiId } from '../canary/names.ts';
import { isOurApi } from '../ownership.ts';
import type { DestroyInput } from './input.ts';

export function apiName({ api }: LiveApi): string {
  return nameOf(withoutRevision(api.id));
}

/** Whether the command is about this API. */
export function isMeant({ api: named }: DestroyInput, api: LiveApi): boolean {
  return named === undefined || named.toLowerCase() === apiName(api).toLowerCase();
}

export function isCanaryApi(api: LiveApi): boolean {
  return apiName(api).toLowerCase() === canaryApiId;
}

/** APIs of ours that go with all that they have. What asks accounts is shared, and goes when nothing needs it. */
export function goingApis(input: DestroyInput, live: Live): readonly LiveApi[] {
  return [...live.apis.values()].filter((api) => isCurrent(api) && isOurApi(api.api) && !isCanaryApi(api) && isMeant(input, api));
}

/** All others, each of their revisions by itself. */
export function stayingApis(input: DestroyInput, live: Live): readonly LiveApi[] {
  const going = goingApis(input, live).map(({ api }) => api.id);
  return [...live.apis.values()].filter(({ api }) => !going.some((id) => sameId(withoutRevision(api.id), id)));
}

/** Whether a name is that of another revision of the API: it goes with it. */
export function isRevisionOf(name: string, apiId: string): boolean {
  const plain = withoutRevision(name);
  return plain !== name && plain.toLowerCase() === nameOf(apiId).toLowerCase();
}

function isCurrent({ api }: LiveApi): boolean {
  return withoutRevision(api.id) === api.id;
}
