import { at, type Json, textAt } from '../../../model/json.ts';
import { parseDuration } from '../../../model/duration.ts';
import type { BreakerRule } from './breaker.ts';

const day = 86_400_000;

/** `circuitBreaker.rules[0]` as ARM has it. */
export function breakerRuleOf(rule: Json): BreakerRule {
  return {
    count: numberOf(at(rule, 'failureCondition', 'count')),
    percentage: numberOf(at(rule, 'failureCondition', 'percentage')),
    interval: milliseconds(textAt(rule, 'failureCondition', 'interval')),
    statusCodes: listOf(at(rule, 'failureCondition', 'statusCodeRanges')).map((range) => ({ min: numberOf(at(range, 'min')) ?? 0, max: numberOf(at(range, 'max')) ?? 0 })),
    errorReasons: listOf(at(rule, 'failureCondition', 'errorReasons')).filter((reason) => typeof reason === 'string'),
    trip: milliseconds(textAt(rule, 'tripDuration')),
    acceptRetryAfter: at(rule, 'acceptRetryAfter') === true,
  };
}

/** ARM takes years and months, too: .NET's TimeSpan has 365 and 30 days for them. */
function milliseconds(duration = 'PT0S'): number {
  const [, years = '0', months = '0', rest = ''] = /^P(?:(\d+)Y)?(?:(\d+)M)?(.*)$/.exec(duration) ?? [];
  return (Number(years) * 365 + Number(months) * 30) * day + (parseDuration(`P${rest}`) ?? 0);
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
