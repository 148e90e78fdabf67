import { createSecureContext } from 'node:tls';
import type { HttpClient } from '@azure/core-rest-pipeline';

/** What carries the requests of SDK clients. */
export interface Transport {
  readonly httpClient: HttpClient;
  /** One object for all, since the HTTP client keeps its connections by it. Undefined: the authorities that Node trusts. */
  readonly tlsOptions: { readonly ca: string } | undefined;
}

let local: { readonly ca: string; readonly transport: Transport } | undefined;

/**
 * Connections to the cloud are those of one run. A process that runs several commands against the same local Azure (the demo,
 * the wizard) keeps them: a handshake and its trusted authorities cost more than most requests there. `ca` is that Azure's, as PEM.
 */
export function transportTo(ca: string | undefined, newHttpClient: () => HttpClient): Transport {
  if (ca === undefined) return { httpClient: newHttpClient(), tlsOptions: undefined };
  if (local?.ca !== ca) {
    // The SDK hands the options on to Node as they are; by itself Node would read the authority again for every connection.
    const tlsOptions = { ca, secureContext: createSecureContext({ ca }) };
    local = { ca, transport: { httpClient: newHttpClient(), tlsOptions } };
  }
  return local.transport;
}
