import { fault } from '../schema/fault.ts';
import type { Fault } from '../schema/fault.ts';
import type { BackendFields, BreakerRule } from './backend-fields.ts';

/** What the fields of a breaker say about each other. */
export function breakerFaults({ circuitBreaker }: BackendFields): readonly Fault[] {
  return (circuitBreaker?.rules ?? []).flatMap(conditionFaults);
}

function conditionFaults({ failureCondition: { count, percentage, statusCodeRanges = [] } }: BreakerRule): readonly Fault[] {
  const faults: Fault[] = [];
  if ((count === undefined) === (percentage === undefined)) faults.push(fault(['failureCondition'], 'Exactly one of count and percentage must be specified'));
  for (const { min, max } of statusCodeRanges) {
    if (min === undefined || max === undefined) faults.push(fault(['statusCodeRanges'], 'A status code range must have a minimum and a maximum'));
    else if (min > max) faults.push(fault(['statusCodeRanges'], 'Minimum of a status code range must not be above its maximum'));
  }
  return faults;
}
