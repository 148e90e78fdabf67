import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { defaultAnswer } from '../pipeline/default-answer.ts';
import { inSeconds } from './retry-after.ts';

/** Nobody is asked: the breaker of the backend, or those of all members of the pool, are open. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly name: string;
  readonly isPool: boolean;
  /** Milliseconds until the first of them takes requests again. */
  readonly retryAfter: number;
  readonly status: number;
}

/**
 * Answers in the backend's place. With `exhaustedPool: on-error` it is a fault besides; the condition of a `retry` around it finds
 * the 503 in `context.Response` either way (review.md, 3).
 */
export function answerUnavailable(call: GatewayCall, { name, isPool, retryAfter, status }: Unavailable, source: string): void {
  const message = isPool ? `No member of the backend pool '${name}' is available.` : `The circuit breaker of the backend '${name}' is open.`;
  const fault = new PolicyFault({ source, reason: 'BackendUnavailable', message, status, shown: 'Service Unavailable', headers: [['Retry-After', inSeconds(retryAfter)]], keepsResponse: true });
  call.response = defaultAnswer(fault, call.requestId);
  if (call.world.options.exhaustedPool !== 'outbound') throw fault;
}
