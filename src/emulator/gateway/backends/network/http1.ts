import { type Agent, Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { IncomingResponse, OutgoingRequest } from '../../world.ts';
import type { Manner, Send } from './network.ts';
import { sendBody } from './send-body.ts';
import { checksKey, nameFault, type TlsChecks, tlsOptions } from './tls-checks.ts';

/** The other side closed a kept connection just when it was taken again: what can be sent once more is sent once more. */
class StaleConnection extends Error {}

/** Bytes: what the gateway takes from its clients, it takes from backends. */
const largestHead = 65_536;

/** HTTP/1.1 over connections that are kept. */
export function newHttp1(trusted: readonly string[]): { readonly send: Send; close(): void } {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new Map<string, Agent>();
  const secureAgent = (checks: TlsChecks): Agent => {
    const key = checksKey(checks);
    const agent = secure.get(key) ?? new HttpsAgent({ keepAlive: true, ...tlsOptions(checks, trusted) });
    secure.set(key, agent);
    return agent;
  };
  const sendOnce = (request: OutgoingRequest, manner: Manner, signal: AbortSignal): Promise<IncomingResponse> =>
    new Promise((resolve, reject) => {
      const isSecure = request.url.protocol === 'https:';
      const message = open(request, isSecure ? secureAgent(manner.tls) : plain);
      let ending: { destroy(reason: Error): void } = message;
      const abort = (): void => ending.destroy(signal.reason as Error);
      message.once('response', (answer) => {
        ending = answer;
        resolve(received(answer, request.method));
      });
      message.once('close', () => {
        signal.removeEventListener('abort', abort);
        // A switch of protocols that nobody asked for ends without an answer and without an error.
        if (ending === message) reject(new Error('The connection ended without an answer.'));
      });
      message.on('error', (error: NodeJS.ErrnoException) => {
        if (signal.aborted) reject(signal.reason as Error);
        else reject(message.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection(error.message) : error);
      });
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      else if (isSecure && manner.tls.name && !manner.tls.chain) afterCheck(message, request, manner);
      else start(message, request, manner);
    });
  const send: Send = async (request, manner, signal) => {
    try {
      return await sendOnce(request, manner, signal);
    } catch (error) {
      if (error instanceof StaleConnection && Buffer.isBuffer(request.body)) return sendOnce(request, manner, signal);
      throw error;
    }
  };
  return {
    send,
    close: () => {
      for (const agent of [plain, ...secure.values()]) agent.destroy();
    },
  };
}

function open({ url, method, headers }: OutgoingRequest, agent: Agent): ClientRequest {
  const make = url.protocol === 'https:' ? requestHttps : requestHttp;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const message = make({ agent, method, host, port: url.port, path: `${url.pathname}${url.search}`, headers: headers.flat(), maxHeaderSize: largestHead });
  // Node would leave out what is above its usual number of headers.
  message.maxHeadersCount = 0;
  return message;
}

function start(message: ClientRequest, { body }: OutgoingRequest, { awaitContinue }: Manner): void {
  if (!awaitContinue) {
    sendBody(body, message);
    return;
  }
  const stopWaiting = awaitContinue();
  message.once('continue', () => {
    stopWaiting();
    sendBody(body, message);
  });
  message.once('response', stopWaiting);
  message.once('close', stopWaiting);
  message.flushHeaders();
}

/** Nothing is sent before the name was looked at. */
function afterCheck(message: ClientRequest, request: OutgoingRequest, manner: Manner): void {
  const check = (socket: TLSSocket): void => {
    const fault = nameFault(manner.tls, request.url.hostname.replace(/^\[|\]$/g, ''), socket.getPeerCertificate());
    if (fault) message.destroy(fault);
    else start(message, request, manner);
  };
  message.once('socket', (socket: Socket) => {
    const secured = socket as TLSSocket;
    if (message.reusedSocket) check(secured);
    else secured.once('secureConnect', () => check(secured));
  });
}

function received(message: IncomingMessage, method: string): IncomingResponse {
  const status = message.statusCode ?? 0;
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at < message.rawHeaders.length; at += 2) headers.push([message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '']);
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  if (!hasBody) message.resume();
  return { status, reason: message.statusMessage ?? '', headers, body: hasBody ? message : Buffer.alloc(0) };
}
