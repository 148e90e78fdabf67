/** One call to an API of a gateway, as a client sends it. */
export interface GatewayRequest {
  readonly method: string;
  /** Absolute, with query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export type GatewayAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** What the model's host says of itself in `x-ms-region`: `Sweden Central`. */
      readonly region: string | undefined;
      /** What the answer asks to wait. */
      readonly retryAfterMs: number | undefined;
      /** Of an answer that is none of 2xx: what its body says, in one line. */
      readonly message: string | undefined;
    }
  /** `reason` is short and stable: `Timeout`, `ECONNREFUSED`. */
  | { readonly kind: 'lost'; readonly reason: string };

export interface GatewayClient {
  /** Reads the answer to its end. Calls of one lane keep to one connection where that is possible. Never rejects. */
  call(request: GatewayRequest, lane: number, signal: AbortSignal): Promise<GatewayAnswer>;
  close(): void;
}
