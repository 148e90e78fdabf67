import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A request as a backend saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface TestBackend {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly seen: readonly Seen[];
  stop(): Promise<void>;
}

export type Answering = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

/** By itself it says what it was asked: method and URL. */
const echo: Answering = ({ method, url }, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ method, url }));

/** A backend on the loopback that keeps what it sees. */
export async function startBackend(answer: Answering = echo): Promise<TestBackend> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const one: Seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
      seen.push(one);
      answer(one, response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
