import { isObject, type Json } from '../../model/json.ts';
import { wholeNumberOf } from './carried-values.ts';

const tokenPeriods = ['Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly'] as const;
export type TokenPeriod = (typeof tokenPeriods)[number];

export interface TokenQuota {
  readonly tokens: number;
  readonly period: TokenPeriod;
}

export interface CallQuota {
  readonly calls: number;
  /** Length of the fixed window: 300 or more; 0 for a quota that is never renewed. */
  readonly seconds: number;
}

/** The attributes are 32-bit integers. */
export const mostPerMinute = 2_147_483_647;

export function asTokenQuota(carried: Json | undefined): TokenQuota | undefined {
  if (!isObject(carried)) return undefined;
  const tokens = wholeNumberOf(carried['tokens'], 1, Number.MAX_SAFE_INTEGER);
  const period = tokenPeriods.find((each) => each === carried['period']);
  return tokens === undefined || period === undefined ? undefined : { tokens, period };
}

export function asCallQuota(carried: Json | undefined): CallQuota | undefined {
  if (!isObject(carried)) return undefined;
  const [calls, seconds] = [wholeNumberOf(carried['calls'], 1, mostPerMinute), wholeNumberOf(carried['seconds'], 0, mostPerMinute)];
  return calls === undefined || seconds === undefined || (seconds > 0 && seconds < 300) ? undefined : { calls, seconds };
}
