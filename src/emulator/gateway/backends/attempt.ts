import type { Readable } from 'node:stream';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import { endToEnd } from '../message/hop-by-hop.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { IncomingResponse, OutgoingRequest } from '../world.ts';
import { markOf, memberCookie, memberMark } from './affinity.ts';
import type { Outcome } from './breaker.ts';
import { asConnectionFault } from './connection-faults.ts';
import { noCredentials, resolveCredentials } from './credentials.ts';
import { type Exchange, exchange } from './exchange.ts';
import { gathered } from './gather.ts';
import type { HttpVersion } from './network/network.ts';
import { allChecks } from './network/tls-checks.ts';
import { operationPath } from './operation-path.ts';
import { outgoing } from './outgoing.ts';
import { mostRedirects, redirected } from './redirect.ts';
import { retryAfterOf } from './retry-after.ts';
import type { Reachable } from './target.ts';
import { targetUrl } from './target-url.ts';

export interface Asked {
  readonly body: Buffer | Readable;
  /** Milliseconds. */
  readonly timeout: number;
  readonly continueTimeout: number | undefined;
  readonly followsRedirects: boolean;
  readonly gathersResponse: boolean;
  readonly version: HttpVersion;
}

/** One request to a backend; what comes of it is told to the backend's breaker and to the list of attempts. */
export async function attempt(call: GatewayCall, target: Reachable, asked: Asked, source: string): Promise<GatewayResponse> {
  const { world, request } = call;
  const { backend } = target;
  const url = targetUrl(target.url, operationPath(call), request.url.query, source);
  const credentials = backend ? resolveCredentials(world, call.matched.service.id, backend.credentials, source) : noCredentials;
  const waits = asked.continueTimeout !== undefined && /^100-continue$/i.test(request.headers.get('Expect') ?? '');
  const plain = outgoing({ request, url, body: asked.body, credentials, clientUrl: call.originalUrl, keepsExpect: waits });
  const log = call.log?.sending(plain, backend?.name);
  const sent = log?.request ?? plain;
  const done = begin(call, target, url);
  let response: GatewayResponse;
  try {
    const answer = await following(call, { source, request: sent, timeout: asked.timeout, continueTimeout: waits ? asked.continueTimeout : undefined, version: asked.version, tls: backend?.tls ?? allChecks, signal: call.signal }, asked.followsRedirects);
    response = responseOf(call, target, answer, { gathers: asked.gathersResponse, broken: (error) => asConnectionFault(source, url.host, error) });
    done({ kind: 'answer', status: response.status, retryAfter: retryAfterOf(response.headers.get('Retry-After'), world.clock.now()) }, { region: response.headers.get('x-ms-region'), by: answer.by });
  } catch (error) {
    log?.failed();
    if (error instanceof PolicyFault) done({ kind: 'fault', reason: error.reason });
    throw error;
  }
  if (log) await log.answered(response, call);
  return response;
}

async function following(call: GatewayCall, first: Exchange, follows: boolean): Promise<IncomingResponse> {
  const { world } = call;
  const deadline = world.clock.now() + first.timeout;
  let { request } = first;
  for (let left = follows ? mostRedirects : 0; ; left -= 1) {
    const answer = await exchange(world, { ...first, request, timeout: deadline - world.clock.now() });
    const next: OutgoingRequest | undefined = left > 0 ? redirected(request, answer) : undefined;
    if (!next) return answer;
    if (!Buffer.isBuffer(answer.body)) answer.body.destroy();
    request = next;
  }
}

function responseOf(call: GatewayCall, { backend, pool }: Reachable, { status, reason, headers: lines, body }: IncomingResponse, { gathers, broken }: { readonly gathers: boolean; readonly broken: (error: unknown) => PolicyFault }): GatewayResponse {
  const headers = new Headers(endToEnd(lines));
  if (backend && pool?.cookie !== undefined && markOf(call.request.headers, pool.cookie) !== memberMark(backend.id)) headers.append('Set-Cookie', memberCookie(pool.cookie, backend.id));
  if (Buffer.isBuffer(body)) return { status, reason, headers, body: Body.of(body) };
  // What has a length is sent on as it comes: the documentation speaks of chunked answers only.
  return { status, reason, headers, body: Body.from(gathers && !headers.has('Content-Length') ? gathered(body) : body, broken) };
}

/** What an answer says of who made it. */
interface Maker {
  readonly region: string | undefined;
  readonly by: IncomingResponse['by'];
}

/** Counts the attempt; what it gives back is called once with how it went. */
function begin(call: GatewayCall, { backend, pool }: Reachable, url: URL): (outcome: Outcome, maker?: Maker) => void {
  const { world, requestId, matched } = call;
  const { attempts, breakers, units } = world.forwarding;
  const inUnit = units.of(call);
  inUnit.attempts += 1;
  const number = inUnit.attempts;
  const sentAt = world.clock.now();
  const clientRequestId = call.request.headers.get('x-ms-client-request-id') ?? null;
  return (outcome, maker) => {
    const now = world.clock.now();
    // A client that left says nothing about the backend.
    if (backend && !(outcome.kind === 'fault' && outcome.reason === 'ClientConnectionFailure')) breakers.record({ unit: inUnit.unit, id: backend.id, rule: backend.rule }, outcome, now);
    attempts.add({
      time: new Date(sentAt).toISOString(),
      requestId,
      operation: matched.operation?.name ?? null,
      backend: backend?.name ?? null,
      pool: pool?.name ?? null,
      host: url.host,
      account: maker?.by?.account ?? null,
      deployment: maker?.by?.deployment ?? null,
      clientRequestId,
      region: maker?.region ?? null,
      status: outcome.kind === 'answer' ? outcome.status : null,
      attempt: number,
      ms: now - sentAt,
      reason: outcome.kind === 'fault' ? outcome.reason : null,
    });
  };
}
