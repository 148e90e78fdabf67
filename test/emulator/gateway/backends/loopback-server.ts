import { once } from 'node:events';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttp2, createSecureServer, type Http2SecureServer, type Http2Server } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  readonly port: number;
  readonly server: Server | Http2Server | Http2SecureServer;
  close(): Promise<void>;
}

type Kind = 'http' | 'https' | 'h2c' | 'h2';

/** A backend on 127.0.0.1 that answers with `listener`, over HTTP/1.1 or HTTP/2, plain or with a certificate. */
export async function listen(listener: RequestListener, kind: Kind = 'http', tls: { readonly cert?: string; readonly key?: string } = {}): Promise<LoopbackServer> {
  const server = made(kind, tls);
  server.on('request', listener as never);
  const sockets = new Set<{ destroy(): void }>();
  server.on(kind === 'https' || kind === 'h2' ? 'secureConnection' : 'connection', (socket: { destroy(): void }) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    server,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function made(kind: Kind, tls: { readonly cert?: string; readonly key?: string }): Server | Http2Server | Http2SecureServer {
  switch (kind) {
    case 'http':
      return createHttp();
    case 'https':
      return createHttps(tls);
    case 'h2c':
      return createHttp2();
    case 'h2':
      return createSecureServer(tls);
  }
}
