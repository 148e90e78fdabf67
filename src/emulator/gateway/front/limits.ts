import type { ServerOptions } from 'node:https';

/** Documented limit of the gateway. */
export const longestUrl = 16_384;

export interface FrontLimits {
  /** Milliseconds for a request's head to come in. */
  readonly headMs: number;
  /** Milliseconds of silence while a request's body comes in. */
  readonly bodyMs: number;
}

/** Our own figures: Azure names none. */
export const usualLimits: FrontLimits = { headMs: 20_000, bodyMs: 60_000 };

/** A URL of the full length fits, with headers of the same size; more is 431. Parsing is strict: what is ambiguous is refused. */
export function httpOptions({ headMs }: FrontLimits): ServerOptions {
  return {
    insecureHTTPParser: false,
    requireHostHeader: true,
    maxHeaderSize: 65_536,
    headersTimeout: headMs,
    // Long uploads are nobody's fault; silence within one is measured for itself.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(1000, headMs),
    keepAliveTimeout: 75_000,
  };
}
