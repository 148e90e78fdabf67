import type { GatewayWorld, IncomingResponse, OutgoingRequest } from '../world.ts';
import { PolicyFault } from '../fault.ts';
import { asConnectionFault, clientGone, timedOut } from './connection-faults.ts';
import type { HttpVersion, Manner } from './network/network.ts';
import { orAborted } from './network/or-aborted.ts';
import { allChecks, type TlsChecks } from './network/tls-checks.ts';

export interface Exchange {
  /** Name of the policy that sends. */
  readonly source: string;
  readonly request: OutgoingRequest;
  /** Milliseconds until the headers have to be there. */
  readonly timeout: number;
  /** Milliseconds that the backend has for `100 Continue`; undefined: nobody waits for it. */
  readonly continueTimeout?: number | undefined;
  readonly version?: HttpVersion;
  readonly tls?: TlsChecks;
  /** Aborts when nobody wants the answer any more, its body included. */
  readonly signal: AbortSignal;
}

/**
 * Asks a backend: an account inside of the local Azure by its real host name, else one on the network, which is this machine
 * unless more is allowed. @throws PolicyFault BackendConnectionFailure, Timeout, ClientConnectionFailure.
 */
export async function exchange(world: GatewayWorld, { source, request, timeout, continueTimeout, version = '1', tls = allChecks, signal }: Exchange): Promise<IncomingResponse> {
  const ending = new AbortController();
  const end = (): void => ending.abort(clientGone(source));
  const expire = (): void => ending.abort(timedOut(source));
  const startTimer = (ms: number): (() => void) => world.clock.at(world.clock.now() + ms, expire);
  if (signal.aborted) throw clientGone(source);
  signal.addEventListener('abort', end, { once: true });
  const stopTimer = startTimer(timeout);
  const answer = ask(world, request, { version, tls, awaitContinue: continueTimeout === undefined ? undefined : () => startTimer(continueTimeout) }, ending.signal);
  try {
    const response = await orAborted(answer, ending.signal);
    if (Buffer.isBuffer(response.body)) signal.removeEventListener('abort', end);
    else endWith(response.body, ending.signal, () => signal.removeEventListener('abort', end));
    return response;
  } catch (error) {
    signal.removeEventListener('abort', end);
    answer.then(({ body }) => Buffer.isBuffer(body) || body.destroy(), () => undefined);
    if (error instanceof Broken) throw error.cause;
    throw error instanceof NotReachable ? new PolicyFault({ source, reason: 'BackendConnectionFailure', message: error.message, status: 500 }) : asConnectionFault(source, request.url.host, error);
  } finally {
    stopTimer();
  }
}

/** A limit of the local gateway, not something of Azure: the client is told, too. */
class NotReachable extends Error {}

/** A host inside of this process failed over a request: a bug, and no connection that broke. */
class Broken extends Error {}

function ofInside(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof PolicyFault || !(error instanceof Error)) return error;
  // Sockets and resolvers give codes; a clock that is stopped aborts.
  return 'code' in error || error.name === 'AbortError' ? error : new Broken(error.message, { cause: error });
}

async function ask(world: GatewayWorld, request: OutgoingRequest, manner: Manner, signal: AbortSignal): Promise<IncomingResponse> {
  const { hostname, host } = request.url;
  const inside = world.handlerFor(hostname);
  if (inside) {
    try {
      return await inside(request, signal);
    } catch (error) {
      throw ofInside(error, signal);
    }
  }
  const { network } = world.forwarding;
  if (network.mayReach(hostname)) return network.send(request, manner, signal);
  throw new NotReachable(`The local Azure does not call ${host}: backends are the model accounts of the estate at their own host names, and what listens on this machine (localhost, 127.0.0.1, [::1]).`);
}

/** A client that goes away in the middle of the body takes the backend's side with it. */
function endWith(body: Exclude<IncomingResponse['body'], Buffer>, signal: AbortSignal, over: () => void): void {
  const cut = (): void => {
    body.destroy();
  };
  signal.addEventListener('abort', cut, { once: true });
  body.once('close', () => {
    signal.removeEventListener('abort', cut);
    over();
  });
}
