import type { JsonObject } from '../../model/json.ts';
import type { Arm } from '../arm.ts';
import { operationPolicyIdOf } from '../kinds/api-policy.ts';
import { policyCorrection } from './correction.ts';
import type { Correction } from './correction.ts';
import { notPutRight } from './not-put-right.ts';
import type { Failed } from './not-put-right.ts';
import { operationCorrection } from './operation-correction.ts';
import { apiPolicyIdBelow, operationIdBelow, policyWords, wordsOf } from './standing.ts';
import type { Standing, StandingOperation } from './standing.ts';

export interface Import {
  readonly arm: Arm;
  readonly apiId: string;
  readonly before: Standing;
  readonly after: Standing;
}

/**
 * Takes back what an import did to policies and to operations that it must leave as they are: one write each, one after
 * the other, for API Management refuses writes to one API side by side. All are tried; then the error tells which failed.
 *
 * @returns for each correction `operation` (null: the API's own policy) and `what`, for people and for the report.
 */
export async function putRight(imported: Import, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const done: JsonObject[] = [];
  const failed: Failed[] = [];
  for (const correction of await correctionsOf(imported, signal)) {
    try {
      await correction.write(signal);
    } catch (error) {
      signal.throwIfAborted();
      // The answer may have been lost and the request sent again, under an ETag that its own first try made stale.
      if (!(await isRightByNow(correction, signal))) {
        failed.push({ correction, error });
        continue;
      }
    }
    const { operation = null, what, withoutSchemas } = correction;
    done.push({ operation, what, ...(withoutSchemas !== undefined && { withoutSchemas }) });
  }
  if (failed.length > 0) throw notPutRight(imported.apiId, failed);
  return done;
}

async function isRightByNow(correction: Correction, signal: AbortSignal): Promise<boolean> {
  try {
    return await correction.isRight(signal);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

async function correctionsOf(imported: Import, signal: AbortSignal): Promise<readonly Correction[]> {
  const { arm, apiId, before, after } = imported;
  const texts = new Set([...before.operations.values()].flatMap(({ policy }) => policyWords(policy) ?? []));
  const isCopy = (text: string): boolean => texts.has(wordsOf(text));
  const corrections = [policyCorrection(arm, { id: apiPolicyIdBelow(apiId), operation: undefined }, before.policy, after.policy, isCopy)];
  const renamed = renamedKeeps(before, after);
  for (const [key, former] of before.operations) {
    const now = after.operations.get(key);
    if (former.whole !== undefined) {
      corrections.push(await operationCorrection(arm, { apiId, name: former.name, before: former.whole, after: now?.whole, renamed: renamed.get(key)?.name }, signal));
    } else if (now === undefined) continue;
    corrections.push(policyCorrection(arm, policyOf(apiId, now?.name ?? former.name), former.policy, now?.policy, isCopy));
  }
  const replaced = new Set([...renamed.values()].map(({ name }) => name));
  for (const [key, { name, policy }] of after.operations) {
    if (!before.operations.has(key) && !replaced.has(name)) corrections.push(policyCorrection(arm, policyOf(apiId, name), undefined, policy, isCopy));
  }
  return corrections.filter((correction) => correction !== undefined);
}

function policyOf(apiId: string, operation: string): { readonly id: string; readonly operation: string } {
  return { id: operationPolicyIdOf(operationIdBelow(apiId, operation)), operation };
}

/** Operations to be kept whose name is gone, by lower-case name, with the new ones that answer the same requests. */
function renamedKeeps(before: Standing, after: Standing): ReadonlyMap<string, StandingOperation> {
  const added = [...after.operations].filter(([key]) => !before.operations.has(key)).map(([, operation]) => operation);
  return new Map(
    [...before.operations].flatMap(([key, { route, whole }]) => {
      const successor = whole === undefined || after.operations.has(key) ? undefined : added.find((operation) => operation.route === route);
      return successor === undefined ? [] : [[key, successor] as const];
    }),
  );
}
