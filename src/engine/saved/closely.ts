import { idKey, nameOf, sameId, within, withoutRevision } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Rest } from './rests.ts';

/**
 * Tells on what a plan rests closely: the APIs that it reads with all they have, and whatever its steps or the policies of
 * those APIs name. A change of these is told even where it makes no difference to the plan: whoever approved it saw them
 * otherwise. What else was read (other APIs, other backends, deployments) counts only where the plan would be another one.
 */
export function restsCloselyOn(live: Live, steps: readonly unknown[]): (rest: Rest) => boolean {
  const apis = [...live.apis.values()].map(({ api }) => withoutRevision(api.id));
  const texts = new Set<string>();
  for (const each of [steps, [...live.apis.values()]]) gather(each, texts);
  const said = [...texts].join('\n').toLowerCase();
  return ({ id, part }) => {
    // It is in every id. What of it matters is its identity, and that is a step.
    if (sameId(id, live.service.id)) return part !== undefined && apis.some((api) => part.toLowerCase().startsWith(`${nameOf(api).toLowerCase()} `));
    return apis.some((api) => within(id, api)) || names(said, idKey(id)) || (/\/backends\/[^/]+$/i.test(id) && names(said, nameOf(id).toLowerCase()));
  };
}

/** As a whole word: `/apis/a` is not named by `/apis/a-b`. */
function names(said: string, word: string): boolean {
  for (let at = said.indexOf(word); at !== -1; at = said.indexOf(word, at + 1)) {
    const [before, after] = [said[at - 1] ?? '', said[at + word.length] ?? ''];
    if (!/[\w.-]/.test(before) && !/[\w.-]/.test(after)) return true;
  }
  return false;
}

function gather(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (value instanceof Map) for (const item of value.values()) gather(item, texts);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) gather(item, texts);
}
