import type { IncomingResponse, OutgoingRequest } from '../../world.ts';
import { newHttp1 } from './http1.ts';
import { newHttp2 } from './http2.ts';
import type { TlsChecks } from './tls-checks.ts';

/** `1`, `2`, or `2or1`: what the backend's TLS agrees to. */
export type HttpVersion = '1' | '2or1' | '2';

/** How a request goes over the wire. */
export interface Manner {
  readonly version: HttpVersion;
  readonly tls: TlsChecks;
  /** The body waits for `100 Continue` (HTTP/1 only): called when the waiting begins; what it gives back is called at its end. */
  readonly awaitContinue: (() => () => void) | undefined;
}

/** Sends and gives back what came, its body a stream. Rejects with the signal's reason when that aborts first. */
export type Send = (request: OutgoingRequest, manner: Manner, signal: AbortSignal) => Promise<IncomingResponse>;

/** The network behind the gateway: connections are kept and used again. */
export interface Network {
  mayReach(host: string): boolean;
  readonly send: Send;
  close(): void;
}

export function newNetwork(mayReach: (host: string) => boolean, trusted: readonly string[]): Network {
  const http1 = newHttp1(trusted);
  const http2 = newHttp2(trusted);
  return {
    mayReach,
    send: async (request, manner, signal) => {
      const isSecond = manner.version === '2' || (manner.version === '2or1' && (await http2.agrees(request.url, manner.tls, signal)));
      return isSecond ? http2.send(request, manner, signal) : http1.send(request, manner, signal);
    },
    close: () => {
      http1.close();
      http2.close();
    },
  };
}
