import type { GatewayRequest } from './gateway-call.ts';

export type Pace =
  /** The n-th call is due at n/rate seconds, whatever became of the others. */
  | { readonly kind: 'rate'; readonly perSecond: number }
  /** Each client sends the next call when its last one was answered. */
  | { readonly kind: 'clients'; readonly clients: number };

/** What must hold for a run to have passed. */
export interface TrialLimits {
  /** Calls that may be answered by something else than 2xx. */
  readonly errors: { readonly count: number } | { readonly percent: number } | undefined;
  /** Regions that must have served: at least one call, or that share of those that were served. */
  readonly regions: readonly { readonly region: string; readonly percent: number | undefined }[];
}

/** Where an API takes the key. */
export interface KeyPlace {
  readonly header: string;
  /** As a bearer token; `header` is `Authorization`. */
  readonly bearer: boolean;
  /** Name of the APIM subscription whose key it is. */
  readonly subscription: string;
}

/** Calls to a gateway, and how they are to be made: everything but the key. */
export interface Trial {
  /** Name of the API. */
  readonly api: string;
  readonly operation: { readonly name: string; readonly method: string; readonly urlTemplate: string };
  /** DESIGN section 2; undefined for an operation that serves none. */
  readonly capability: string | undefined;
  readonly model: string | undefined;
  readonly stream: boolean;
  readonly request: GatewayRequest;
  /** Undefined: the API takes calls without one. */
  readonly key: KeyPlace | undefined;
  readonly requests: number;
  readonly pace: Pace;
  readonly timeoutMs: number;
  readonly limits: TrialLimits;
}
