import { createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { HttpClient } from '@azure/core-rest-pipeline';

/** Trusts one authority: what Node's TLS takes. */
export interface Trust {
  /** PEM. */
  readonly ca: string;
  readonly secureContext: SecureContext;
}

/** What carries the requests of SDK clients. */
export interface Transport {
  readonly httpClient: HttpClient;
  /** One object for all, since the HTTP client keeps its connections by it. Undefined: the authorities that Node trusts. */
  readonly tlsOptions: Trust | undefined;
}

let trust: Trust | undefined;
let local: Transport | undefined;

/** By itself Node reads an authority again for every connection, which costs as much as the handshake. The last one is kept. */
export function trustIn(ca: string): Trust {
  if (trust?.ca !== ca) trust = { ca, secureContext: createSecureContext({ ca }) };
  return trust;
}

/**
 * Connections to the cloud are those of one run. A process that runs several commands against the same local Azure (the demo,
 * the wizard) keeps them: a handshake costs more than most requests there. `ca` is that Azure's.
 */
export function transportTo(ca: string | undefined, newHttpClient: () => HttpClient): Transport {
  if (ca === undefined) return { httpClient: newHttpClient(), tlsOptions: undefined };
  const tlsOptions = trustIn(ca);
  if (local?.tlsOptions !== tlsOptions) local = { httpClient: newHttpClient(), tlsOptions };
  return local;
}
