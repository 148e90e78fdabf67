import { ExpressionFault } from '../../expressions/fault.ts';
import { PolicyFault } from '../fault.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { Step } from '../step.ts';

/** For what got past the check at PUT: the policy that cannot be made ready says so to whoever reaches it. */
export function notRunnableStep(error: unknown): Step {
  if (error instanceof NotRunnable) {
    return () => {
      throw new PolicyFault({ source: error.policy, reason: 'NotRunnable', message: error.message, status: 501 });
    };
  }
  if (error instanceof ExpressionFault) {
    return () => {
      throw new PolicyFault({ source: 'expression', reason: 'ExpressionValueEvaluationFailure', message: `Expression evaluation failed. ${error.message}`, status: 500, shown: 'Internal server error' });
    };
  }
  if (error instanceof PolicyFault) {
    return () => {
      throw error;
    };
  }
  throw error;
}
