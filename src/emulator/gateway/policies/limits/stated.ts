import type { Computed } from '../../step.ts';
import { evaluationFailure } from '../policy-failure.ts';

/** A number that takes no expression. It may be missing all the same: a named value that only Key Vault knows. */
export function stated(computed: Computed<number> | undefined, policy: string, attribute: string): number {
  if (computed?.literal === undefined) throw evaluationFailure(policy, `The value of '${attribute}' is not a whole number.`);
  return computed.literal;
}
