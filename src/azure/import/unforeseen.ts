import { nameOf } from '../../model/arm-id.ts';
import type { Write } from '../../model/driver.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { jsonOf } from '../answer.ts';
import { changedSince } from '../patch.ts';
import type { Standing } from './standing.ts';

/**
 * Fails with `ChangedSincePlan` where an import would take away what the plan did not show: an operation that was made
 * since, or one that got a policy since. Azure has no ETag for an API with all that is below it.
 */
export function refuseUnforeseen(apiId: string, standing: Standing, { drops, unseen }: Pick<Write, 'drops' | 'unseen'>): void {
  if (drops === undefined) return;
  const stay = operationIds(textAt(unseen, 'properties', 'value'));
  const going = new Set(drops.map((name) => name.toLowerCase()));
  for (const [key, { name, policy }] of standing.operations) {
    if (stay.has(key)) continue;
    if (!going.has(key)) throw unforeseen(`Operation ${name} of API ${nameOf(apiId)} was made since the plan, and the import would delete it; nothing was imported.`, apiId);
    if (policy !== undefined) throw unforeseen(`Operation ${name} of API ${nameOf(apiId)} got a policy since the plan, and the import would delete both; nothing was imported.`, apiId);
  }
}

export function unforeseen(message: string, apiId: string): UserError {
  return new UserError('ChangedSincePlan', exitCodes.conflict, message, {
    hint: 'Run the same command again: it reads the new state and shows a new plan.',
    cause: changedSince('PUT', apiId),
  });
}

/** In lower case, as ARM compares names. */
function operationIds(document: string | undefined): ReadonlySet<string> {
  const paths = at(jsonOf(document ?? ''), 'paths');
  const items = isObject(paths) ? Object.values(paths).filter(isObject) : [];
  return new Set(items.flatMap((item) => Object.values(item).flatMap((operation) => textAt(operation, 'operationId')?.toLowerCase() ?? [])));
}
