import { policy, policyWithText, type PolicyValue } from './policy-lines.ts';

/** An answer of the gateway itself, in the shape in which OpenAI clients look for a code and a message. */
export interface ErrorAnswer {
  /** Of the element; what stands in it gets longer ones. */
  readonly id: string;
  readonly status: number;
  readonly reason: string;
  readonly code: string;
  readonly message: string;
  readonly retryAfter?: PolicyValue;
}

/** `return-response`: it ends the call, and no later policy of the section runs. */
export function errorAnswer({ id, status, reason, code, message, retryAfter }: ErrorAnswer): readonly string[] {
  const header = (name: string, part: string, value: PolicyValue): readonly string[] =>
    policy('set-header', { id: `${id}-${part}`, name, 'exists-action': 'override' }, policyWithText('value', {}, value));
  return policy('return-response', { id }, [
    ...policy('set-status', { id: `${id}-status`, code: String(status), reason }),
    ...header('Content-Type', 'type', 'application/json'),
    ...(retryAfter === undefined ? [] : header('Retry-After', 'retry-after', retryAfter)),
    ...policyWithText('set-body', { id: `${id}-body` }, JSON.stringify({ error: { code, message } })),
  ]);
}
