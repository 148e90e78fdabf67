import type { Readable } from 'node:stream';
import type { GatewayRequest, GatewayUrl } from '../message/message.ts';
import { endToEnd, type HeaderLines } from '../message/hop-by-hop.ts';
import type { OutgoingRequest } from '../world.ts';
import type { Credentials } from './credentials.ts';

interface Outgoing {
  readonly request: Pick<GatewayRequest, 'method' | 'headers'>;
  readonly url: URL;
  readonly body: Buffer | Readable;
  readonly credentials: Credentials;
  /** A `Host` header that says just this is the client's, and gives way to the backend's; another one is a policy's and stays. */
  readonly clientUrl: GatewayUrl | undefined;
  readonly keepsExpect: boolean;
}

/** The message as it is sent: the backend's host, its credentials over the request's own headers, and the frame of this hop. */
export function outgoing({ request, url, body, credentials, clientUrl, keepsExpect }: Outgoing): OutgoingRequest {
  const lines = endToEnd(request.headers.entries());
  const given = credentials.headers.map(([name]) => name.toLowerCase());
  const dropped = new Set(['host', 'content-length', ...(keepsExpect ? [] : ['expect']), ...given]);
  const host = lines.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const headers: HeaderLines = [
    ['Host', host === undefined || (clientUrl && isHostOf(host, clientUrl)) ? url.host : host],
    ...lines.filter(([name]) => !dropped.has(name.toLowerCase())),
    ...credentials.headers.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    ...frame(request, body),
  ];
  return { method: request.method, url: withQuery(url, credentials.query), headers, body };
}

function isHostOf(header: string, { host, port }: GatewayUrl): boolean {
  const [, name, written] = /^(.*?)(?::(\d+))?$/.exec(header) ?? [];
  return name?.toLowerCase() === host.toLowerCase() && (written === undefined || Number(written) === port);
}

/** A stream is the client's own body: it is as long as the client said. */
function frame({ method, headers }: Outgoing['request'], body: Buffer | Readable): HeaderLines {
  if (!Buffer.isBuffer(body)) {
    const length = headers.get('Content-Length');
    return length === undefined ? [['Transfer-Encoding', 'chunked']] : [['Content-Length', length]];
  }
  return body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? [['Content-Length', String(body.length)]] : [];
}

function withQuery(url: URL, query: Credentials['query']): URL {
  const names = new Set(query.map(([name]) => name.toLowerCase()));
  if (names.size === 0) return url;
  const changed = new URL(url);
  const kept = [...url.searchParams].filter(([name]) => !names.has(name.toLowerCase()));
  changed.search = [...kept, ...query.flatMap(([name, values]) => values.map((value) => [name, value] as const))].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return changed;
}
