import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { listOf, nameOf, objectListOf, wholeNumberOf } from './carried-values.ts';

/** How calls of some rows of the route are repeated. */
export interface RetrySetting {
  /** What the row's `retry` says. */
  readonly name: string;
  /** Exactly the status ranges of the breaker: one more, and an exhausted pool is asked in vain. */
  readonly statusRanges: readonly StatusRange[];
  /** After the first attempt: 1 to 50. */
  readonly retries: number;
  readonly over: RetryOver;
}

export interface StatusRange {
  readonly min: number;
  readonly max: number;
}

/** A pool chooses a member for each attempt; of a list the second attempt takes the second, and the last stays. */
export type RetryOver = { readonly kind: 'pool' } | { readonly kind: 'list'; readonly ids: readonly string[] };

export function carriedSetting({ name, over, retries, statusRanges }: RetrySetting): JsonObject {
  return { name, statusRanges: statusRanges.map(({ min, max }) => ({ min, max })), retries, over: { ...over } };
}

/** Limits as documented: `count` of `retry` 1 to 50, ranges of a breaker from 200 to 599, ten at most. */
export function asRetrySetting(carried: JsonObject): RetrySetting | undefined {
  const [name, over] = [nameOf(carried['name']), asOver(carried['over'])];
  const [statusRanges, retries] = [objectListOf(carried['statusRanges'], asRange), wholeNumberOf(carried['retries'], 1, 50)];
  if (name === undefined || over === undefined || retries === undefined || statusRanges === undefined) return undefined;
  return statusRanges.length < 1 || statusRanges.length > 10 ? undefined : { name, statusRanges, retries, over };
}

function asRange(carried: JsonObject): StatusRange | undefined {
  const [min, max] = [wholeNumberOf(carried['min'], 200, 599), wholeNumberOf(carried['max'], 200, 599)];
  return min === undefined || max === undefined || max < min ? undefined : { min, max };
}

function asOver(carried: Json | undefined): RetryOver | undefined {
  if (!isObject(carried)) return undefined;
  const { kind } = carried;
  const ids = listOf(carried['ids'], nameOf);
  if (kind === 'pool') return { kind };
  return kind === 'list' && ids !== undefined && ids.length > 0 ? { kind, ids } : undefined;
}
