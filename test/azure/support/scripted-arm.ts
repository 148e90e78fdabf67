import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { newAuthority, ourNames } from '../../../src/emulator/certificate.ts';

export interface Scripted {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: Json;
}

/** `drop` ends the connection without an answer; `hang` never answers. */
export type Reaction = Scripted | 'drop' | 'hang' | ((seen: Received) => Scripted);

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly search: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: JsonObject;
}

export interface ScriptedArm {
  readonly endpoint: string;
  readonly ca: string;
  readonly received: readonly Received[];
  /** Answers to a request, in turn; the last one stays. Paths match without case. */
  on(method: string, path: string, ...reactions: readonly Reaction[]): void;
  /** `GET /path` of all requests so far. */
  lines(): readonly string[];
  /** Requests whose client went away before the answer. */
  readonly abandoned: readonly string[];
  to(method: string, path: string): readonly Received[];
  stop(): Promise<void>;
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.toLowerCase()}`;
}

/** A TLS server on loopback that answers what it was told and keeps what it was asked. */
export async function scriptedArm(): Promise<ScriptedArm> {
  const authority = newAuthority(Date.now());
  const { certificate, key } = authority.leafFor(ourNames);
  const scripts = new Map<string, Reaction[]>();
  const received: Received[] = [];
  const abandoned: string[] = [];

  const server = createServer({ cert: certificate, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen = receivedOf(request, Buffer.concat(chunks).toString('utf8'));
      received.push(seen);
      const script = scripts.get(keyOf(seen.method, seen.path)) ?? [];
      const reaction = (script.length > 1 ? script.shift() : script[0]) ?? unscripted(seen);
      if (reaction === 'drop') request.socket.destroy();
      else if (reaction === 'hang') response.on('close', () => abandoned.push(`${seen.method} ${seen.path}`));
      else send(response, typeof reaction === 'function' ? reaction(seen) : reaction);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    ca: authority.certificate,
    received,
    abandoned,
    on: (method, path, ...reactions) => void scripts.set(keyOf(method, path), [...reactions]),
    lines: () => received.map(({ method, path }) => `${method} ${path}`),
    to: (method, path) => received.filter((seen) => keyOf(seen.method, seen.path) === keyOf(method, path)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function receivedOf(request: IncomingMessage, text: string): Received {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return { method: request.method ?? '', path: decodeURIComponent(url.pathname), query: url.searchParams, search: url.search, headers: request.headers, text, body: isObject(body) ? body : {} };
}

function unscripted({ method, path }: Received): Scripted {
  return { status: 404, body: { error: { code: 'ResourceNotFound', message: `${method} ${path} is not in the script.`, details: null } } };
}

function send(response: ServerResponse, { status, headers = {}, body }: Scripted): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...(text !== '' && { 'content-type': 'application/json; charset=utf-8' }), ...headers });
  response.end(text);
}
