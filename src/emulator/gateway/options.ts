/** What is unconfirmed of Azure's gateway, as the estate chooses it. */
export interface GatewayOptions {
  /** Bytes of a body that may be held in memory; undefined: by the tier. */
  readonly bufferedPayloadLimit?: number | undefined;
  /** Where the 503 of an open breaker or an exhausted pool arrives: as a fault (default), or as an answer like a backend's. */
  readonly exhaustedPool?: 'on-error' | 'outbound' | undefined;
  /** What a breaker that trips does with the failures that it has counted: forget them (default), or keep those of its interval. */
  readonly breakerMemory?: 'reset' | 'window' | undefined;
  /** Units that share the calls and know nothing of each other's breakers and turns; undefined: 1. */
  readonly gatewayUnits?: number | undefined;
}
