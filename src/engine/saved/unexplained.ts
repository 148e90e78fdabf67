import { idKey, nameOf, within, withoutRevision } from '../../model/arm-id.ts';
import { keyOfRest, movedBetween, type Rest } from './rests.ts';

/**
 * What changed or went since a plan was made, and not because part of the plan was applied. What came is left out: after a
 * part of a plan more may be read than before, and whatever stands in the way of a step is found by the step.
 * @param steps ids of all steps, as far as they are known
 * @param landed ids of the steps that are done
 */
export function unexplained(before: readonly Rest[], now: readonly Rest[], steps: readonly string[], landed: readonly string[]): readonly Rest[] {
  const known = new Set(before.map(keyOfRest));
  const own = new Set(steps.map(idKey));
  const apis = [...new Set(landed.flatMap((id) => apiOf(id) ?? []))];
  return movedBetween(before, now).filter((rest) => known.has(keyOfRest(rest)) && !(rest.part === undefined && own.has(idKey(rest.id))) && !apis.some((api) => isOf(rest, api)));
}

/** An import, or a release, changes much of its API and of the API's other revisions. */
function isOf({ id, part }: Rest, api: string): boolean {
  return within(withoutRevisions(id), api) || (part !== undefined && idKey(withoutRevision(part.split(' ')[0] ?? '')) === idKey(nameOf(api)));
}

function apiOf(id: string): string | undefined {
  return /^.*?\/apis\/[^/]+/i.exec(withoutRevisions(id))?.[0];
}

function withoutRevisions(id: string): string {
  return id.replace(/;rev=[^/]*/gi, '');
}
