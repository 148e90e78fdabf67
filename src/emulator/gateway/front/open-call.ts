import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayCall, Matched } from '../call.ts';
import type { GatewayRequest } from '../message/message.ts';
import type { CallTracing } from '../trace/tracing.ts';
import type { GatewayWorld } from '../world.ts';

interface Opening {
  readonly world: GatewayWorld;
  readonly message: IncomingMessage;
  readonly to: ServerResponse;
  readonly request: GatewayRequest;
  readonly matched: Matched;
  readonly tracing: CallTracing;
}

/** A call at its beginning. It ends with its connection, or when all of its answer was sent. */
export function openCall({ world, message, to, request, matched, tracing }: Opening): GatewayCall {
  const gone = new AbortController();
  const requestId = world.newId();
  const call: GatewayCall = {
    world,
    requestId,
    startedAt: world.clock.now(),
    clientAddress: message.socket.remoteAddress ?? '',
    signal: gone.signal,
    matched,
    originalUrl: { ...request.url, query: request.url.query.copy() },
    request,
    response: undefined,
    backend: { kind: 'api' },
    rewritten: false,
    variables: new Map(),
    lastError: undefined,
    section: 'inbound',
    ended: false,
    trace: tracing.entries,
    log: world.logs?.begin({ requestId, service: matched.service, matched, request, message, to }),
    whenAnswered: [],
    onAnswer: [],
    whenOver: [],
  };
  to.once('close', () => {
    if (!to.writableFinished) gone.abort();
    for (const act of call.whenOver.toReversed()) act();
  });
  return call;
}
