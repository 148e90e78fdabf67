import type { IncomingMessage } from 'node:http';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import { endToEnd } from '../message/hop-by-hop.ts';
import type { GatewayRequest, GatewayUrl } from '../message/message.ts';
import { Query } from '../message/query.ts';
import { longestUrl } from './limits.ts';
import { normalPath } from './normal-path.ts';

/** A request that is not let in; the status says why. */
export interface Unreadable {
  readonly status: 400 | 414;
}

/** The request as policies see it, without what belongs to its connection. `port` is the gateway's own. */
export function readRequest(message: IncomingMessage, port: number): GatewayRequest | Unreadable {
  const target = message.url ?? '/';
  if (target.length > longestUrl) return { status: 414 };
  const headers = new Headers(endToEnd(pairsOf(message.rawHeaders)));
  const host = headers.values('host');
  if (host.length > 1 || !isFramed(message)) return { status: 400 };
  const written = /^https?:\/\/([^/?#]*)/i.exec(target);
  const url = urlOf(written ? target.slice(written[0].length) : target, written?.[1] ?? host[0] ?? '', port);
  if (!url) return { status: 400 };
  if (written) headers.set('Host', written[1] ?? '');
  const hasBody = message.headers['transfer-encoding'] !== undefined || (message.headers['content-length'] ?? '0') !== '0';
  return { method: (message.method ?? 'GET').toUpperCase(), url, headers, body: hasBody ? Body.from(message) : Body.empty() };
}

function pairsOf(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs;
}

/**
 * Whether everybody takes the same bytes for the body: other codings than `chunked` would go on without their name, and
 * only HTTP/1.1 has any (RFC 9112, 6.1). The parser lets other versions in.
 */
function isFramed({ httpVersion, headers }: IncomingMessage): boolean {
  const coding = headers['transfer-encoding'];
  return httpVersion === '1.1' ? coding === undefined || coding.toLowerCase() === 'chunked' : httpVersion === '1.0' && coding === undefined;
}

/** A client may send the whole address: then its host counts, for `Host` as well (RFC 9112, 3.2.2). `*` is nobody's path. */
function urlOf(target: string, host: string, port: number): GatewayUrl | undefined {
  const authority = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])?(?::(\d{1,5}))?$/i.exec(host);
  if (!authority) return undefined;
  const bare = target.split('#', 1)[0] ?? '';
  const mark = bare.indexOf('?');
  const path = normalPath(mark < 0 ? bare : bare.slice(0, mark));
  if (path === undefined) return undefined;
  return { scheme: 'https', host: authority[1] ?? '', port: authority[2] === undefined ? defaultPort(authority[1], port) : Number(authority[2]), path, query: Query.parse(mark < 0 ? '' : bare.slice(mark + 1)) };
}

/** Where a client names a service without a port it means the one that Azure has. */
function defaultPort(host: string | undefined, port: number): number {
  return host?.toLowerCase().endsWith('.azure-api.net') === true ? 443 : port;
}
