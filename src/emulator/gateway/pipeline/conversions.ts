import { toBool } from '../../expressions/run/to-bool.ts';
import { toText } from '../../expressions/run/to-text.ts';
import type { Value } from '../../expressions/run/value.ts';
import { PolicyFault } from '../fault.ts';

function unfit(policy: string, attribute: string, value: Value, wanted: string): PolicyFault {
  return new PolicyFault({
    source: policy,
    reason: 'ExpressionValueEvaluationFailure',
    message: `Expression evaluation failed. The value of '${attribute}' is '${toText(value).slice(0, 100)}', which is not ${wanted}.`,
    status: 500,
    shown: 'Internal server error',
  });
}

export function asFlag(policy: string, attribute: string, value: Value): boolean {
  const flag = toBool(value);
  if (flag === undefined) throw unfit(policy, attribute, value, 'true or false');
  return flag;
}

/** An int, a long, or the text of one. */
export function asWhole(policy: string, attribute: string, value: Value): number {
  const number = Number(toText(value).trim() || Number.NaN);
  if (!Number.isSafeInteger(number)) throw unfit(policy, attribute, value, 'a whole number');
  return number;
}
