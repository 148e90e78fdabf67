import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants } from 'node:http2';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { IncomingResponse, OutgoingRequest } from '../../world.ts';
import type { Send } from './network.ts';
import { orAborted } from './or-aborted.ts';
import { sendBody } from './send-body.ts';
import { checksKey, nameFault, type TlsChecks, tlsOptions } from './tls-checks.ts';

interface Http2 {
  readonly send: Send;
  /** Whether the backend's TLS agrees to HTTP/2; asked once per origin. Without TLS there is nothing that could agree. */
  agrees(url: URL, checks: TlsChecks, signal: AbortSignal): Promise<boolean>;
  close(): void;
}

/** HTTP/2: one session per origin, taken up again when it has ended. */
export function newHttp2(trusted: readonly string[]): Http2 {
  const sessions = new Map<string, Promise<ClientHttp2Session>>();
  const agreed = new Map<string, Promise<boolean>>();

  const connect = async (url: URL, checks: TlsChecks): Promise<ClientHttp2Session> => {
    const socket = url.protocol === 'https:' ? await dial(url, checks, trusted) : undefined;
    return connectHttp2(url.origin, socket && { createConnection: () => socket });
  };
  const sessionTo = (url: URL, checks: TlsChecks): Promise<ClientHttp2Session> =>
    kept(sessions, keyOf(url, checks), async (forget) => {
      const session = await connect(url, checks);
      session.once('close', forget);
      session.once('goaway', forget);
      // Every stream of it fails with it and says so.
      session.on('error', forget);
      return session;
    });
  const sendOnce = async (request: OutgoingRequest, tls: TlsChecks, signal: AbortSignal): Promise<IncomingResponse> => {
    const session = await orAborted(sessionTo(request.url, tls), signal);
    return new Promise((resolve, reject) => exchange(session, request, signal, resolve, reject));
  };
  const askTls = async (url: URL, checks: TlsChecks): Promise<boolean> => {
    const socket = await dial(url, checks, trusted);
    socket.destroy();
    return socket.alpnProtocol === 'h2';
  };
  return {
    send: async (request, { tls }, signal) => {
      try {
        return await sendOnce(request, tls, signal);
      } catch (error) {
        if (!isUntouched(error, request)) throw error;
        sessions.delete(keyOf(request.url, tls));
        return sendOnce(request, tls, signal);
      }
    },
    agrees: async (url, checks, signal) => url.protocol === 'https:' && orAborted(kept(agreed, keyOf(url, checks), () => askTls(url, checks)), signal),
    close: () => {
      for (const session of sessions.values()) session.then((open) => open.destroy(), () => undefined);
    },
  };
}

function keyOf({ origin }: URL, checks: TlsChecks): string {
  return `${origin} ${checksKey(checks)}`;
}

/** The session had ended, or was about to: nothing of the request was looked at (RFC 9113, 8.7), and it may go over another one. */
function isUntouched(error: unknown, { body }: OutgoingRequest): boolean {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (code === 'ERR_HTTP2_INVALID_SESSION' || code === 'ERR_HTTP2_GOAWAY_SESSION') return true;
  return Buffer.isBuffer(body) && code === 'ERR_HTTP2_STREAM_ERROR' && message.includes('NGHTTP2_REFUSED_STREAM');
}

/** What was made for this key, while it is good; what failed is made again. */
function kept<T>(all: Map<string, Promise<T>>, key: string, make: (forget: () => void) => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known) return known;
  const forget = (): void => {
    if (all.get(key) === made) all.delete(key);
  };
  const made = make(forget);
  all.set(key, made);
  made.catch(forget);
  return made;
}

async function dial(url: URL, checks: TlsChecks, trusted: readonly string[]): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const servername = /^[\d.]+$|:/.test(host) ? '' : host;
  const socket = connectTls({ host, port: Number(url.port || 443), servername, ALPNProtocols: ['h2', 'http/1.1'], ...tlsOptions(checks, trusted) });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  const fault = nameFault(checks, host, socket.getPeerCertificate());
  if (!fault) return socket;
  socket.destroy();
  throw fault;
}

function exchange(session: ClientHttp2Session, request: OutgoingRequest, signal: AbortSignal, resolve: (answer: IncomingResponse) => void, reject: (error: unknown) => void): void {
  const stream = session.request(headersOf(request), { endStream: Buffer.isBuffer(request.body) && request.body.length === 0 });
  const abort = (): void => {
    stream.close(constants.NGHTTP2_CANCEL);
    reject(signal.reason);
  };
  stream.on('error', reject);
  stream.once('close', () => {
    signal.removeEventListener('abort', abort);
    reject(new Error('The stream ended without an answer.'));
  });
  stream.once('response', (_headers, _flags, rawHeaders: readonly string[]) => resolve(received(stream, rawHeaders, request.method)));
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  else if (!Buffer.isBuffer(request.body) || request.body.length > 0) sendBody(request.body, stream);
}

/** Names in small letters, and the host where HTTP/2 has it. */
function headersOf({ url, method, headers }: OutgoingRequest): Record<string, string | string[]> {
  const lines: Record<string, string | string[]> = { ':method': method, ':path': `${url.pathname}${url.search}`, ':scheme': url.protocol.slice(0, -1), ':authority': url.host };
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === 'host') lines[':authority'] = value;
    else if (key !== 'transfer-encoding') lines[key] = [lines[key] ?? [], value].flat();
  }
  return lines;
}

function received(stream: ClientHttp2Stream, raw: readonly string[], method: string): IncomingResponse {
  let status = 0;
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    if (name === ':status') status = Number(value);
    else headers.push([name, value]);
  }
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  if (!hasBody) stream.resume();
  return { status, reason: '', headers, body: hasBody ? stream : Buffer.alloc(0) };
}
