import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { StatusRange } from '../../policy/blocks/retry-setting.ts';
import type { Resilience } from './resilience.ts';

/** What opens a breaker, and what is sent again: the same, or an exhausted pool would be asked in vain. Never a 5xx: a pool of one member would be gone for one bad answer. */
export const throttled: readonly StatusRange[] = [{ min: 429, max: 429 }];

export const ruleName = 'apim-llm';

/** `properties.circuitBreaker` of a backend: a service takes one rule. */
export function breakerWith({ acceptRetryAfter, openFor, tripAfter, within }: Resilience): JsonObject {
  return {
    rules: [
      {
        name: ruleName,
        failureCondition: { count: tripAfter, interval: within, statusCodeRanges: throttled.map(({ max, min }) => ({ min, max })) },
        tripDuration: openFor,
        acceptRetryAfter,
      },
    ],
  };
}

/** The rule as it stands in a backend, whoever wrote it. */
export interface LiveRule {
  readonly isOurs: boolean;
  readonly count: number | null;
  readonly percentage: number | null;
  readonly within: string | null;
  readonly openFor: string | null;
  readonly acceptRetryAfter: boolean;
  readonly statusRanges: readonly StatusRange[];
}

export function liveRule(backend: Json | undefined): LiveRule | undefined {
  const rules = at(backend, 'properties', 'circuitBreaker', 'rules');
  const rule = Array.isArray(rules) ? rules.find(isObject) : undefined;
  if (rule === undefined) return undefined;
  const ranges = at(rule, 'failureCondition', 'statusCodeRanges');
  return {
    isOurs: textAt(rule, 'name') === ruleName,
    count: numberAt(rule, 'failureCondition', 'count'),
    percentage: numberAt(rule, 'failureCondition', 'percentage'),
    within: textAt(rule, 'failureCondition', 'interval') ?? null,
    openFor: textAt(rule, 'tripDuration') ?? null,
    acceptRetryAfter: at(rule, 'acceptRetryAfter') === true,
    statusRanges: (Array.isArray(ranges) ? ranges : []).flatMap((range: Json) => {
      const [min, max] = [numberAt(range, 'min'), numberAt(range, 'max')];
      return min === null || max === null ? [] : [{ min, max }];
    }),
  };
}

function numberAt(value: Json | undefined, ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : null;
}

/** `3 × 429 within PT5M, open for PT1M` */
export function toldRule({ acceptRetryAfter, count, openFor, percentage, statusRanges, within }: LiveRule): string {
  const what = statusRanges.length === 0 ? 'failures' : statusRanges.map(({ max, min }) => (min === max ? `${min}` : `${min}-${max}`)).join(', ');
  const when = count === null ? `${percentage ?? '?'} % ${what}` : `${count} × ${what}`;
  return `${when} within ${within ?? '?'}, open for ${openFor ?? '?'}${acceptRetryAfter ? ' or as long as Retry-After says' : ''}`;
}
