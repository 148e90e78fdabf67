/** An account as its data plane sees it. */
export interface ModelAccount {
  /** ARM id. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'OpenAI' | 'AIServices';
  /** As `x-ms-region` has it: `Sweden Central`. */
  readonly region: string;
}

/** A model deployment: what ARM has of it, and what only the estate says. */
export interface Deployment {
  /** ARM id. */
  readonly id: string;
  readonly name: string;
  readonly model: { readonly format: string; readonly name: string; readonly version: string };
  readonly sku: { readonly name: string; readonly capacity: number };
  /** Flags as ARM has them (`chatCompletion: 'true'`). */
  readonly capabilities: Readonly<Record<string, string>>;
  /** Per minute; 0: no such limit. */
  readonly tokensPerMinute: number;
  readonly requestsPerMinute: number;
  /** Of a provisioned SKU; else 0. */
  readonly ptu: number;
  /** Name of the deployment of the same account that takes over while this one is refused, or null. */
  readonly spillover: string | null;
  /** Until the answer's headers are there. */
  readonly latencyMs: number;
}
