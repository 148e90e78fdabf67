import type { Section } from './call.ts';

/**
 * What goes wrong in a policy, as `context.LastError` shows it. `status` and `message` make the default answer where no
 * on-error policy makes another one: `{"statusCode":N,"message":"…"}`.
 */
export class PolicyFault extends Error {
  /** Name of the policy or of the built-in step: `set-variable`, `configuration`, `authorization`, `forward-request`. */
  readonly source: string;
  /** `ExpressionValueEvaluationFailure`, `OperationNotFound`, `RateLimitExceeded`, … */
  readonly reason: string;
  readonly status: number;
  /** Of the default answer, where it is not `message`: faults inside of the gateway say "Internal server error" only. */
  readonly shown: string | undefined;
  /** Sent with the default answer: `Retry-After`, `WWW-Authenticate`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The response that is there already goes to on-error and the client, not one that is made of this fault. */
  readonly keepsResponse: boolean;
  /** Of the default answer's status line, where it is not the usual one: `Quota Exceeded`. */
  readonly statusText: string | undefined;
  section: Section | undefined;
  scope: string | undefined;
  /** `choose\otherwise\choose[3]\when[2]`: the policy within those around it. */
  path: string | undefined;
  policyId: string | undefined;

  constructor(of: { readonly source: string; readonly reason: string; readonly message: string; readonly status: number; readonly shown?: string; readonly headers?: readonly (readonly [string, string])[]; readonly keepsResponse?: boolean; readonly statusText?: string }) {
    super(of.message);
    this.name = 'PolicyFault';
    this.source = of.source;
    this.reason = of.reason;
    this.status = of.status;
    this.shown = of.shown;
    this.headers = of.headers ?? [];
    this.keepsResponse = of.keepsResponse ?? false;
    this.statusText = of.statusText;
  }
}
