import { PolicyFault } from '../fault.ts';

/** A policy could not do its work: 500 that tells the client nothing. */
export function policyFailure(policy: string, message: string): PolicyFault {
  return new PolicyFault({ source: policy, reason: 'InternalError', message, status: 500, shown: 'Internal server error' });
}

/** What an expression gave is no value for this place. */
export function evaluationFailure(policy: string, message: string): PolicyFault {
  return new PolicyFault({ source: policy, reason: 'ExpressionValueEvaluationFailure', message, status: 500, shown: 'Internal server error' });
}
