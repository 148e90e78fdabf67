import type { IncomingMessage } from 'node:http';
import { Agent, request as open } from 'node:https';
import type { GatewayRequest } from '../../model/gateway-call.ts';
import { UserError } from '../../model/user-error.ts';
import { proxyFor } from '../proxy.ts';
import { trustIn } from '../transport.ts';
import { tunnelAgent } from './tunnel.ts';

/** What calls to gateways have in common, whoever makes them. */
export interface GatewayReach {
  /** PEM of the local Azure's own authority. */
  readonly ca: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** One line per call, neither key nor query in it; undefined unless --debug. */
  readonly debug: ((line: string) => void) | undefined;
}

/** Connections to a gateway, through the proxy that the environment names. Fails with the UserError `ProxyInvalid`. */
export function agentTo(url: URL, { ca, env }: Pick<GatewayReach, 'ca' | 'env'>, keepAlive: boolean): Agent {
  const { settings, unreadable } = proxyFor(url, env);
  if (unreadable !== undefined) {
    throw new UserError('ProxyInvalid', 2, `The proxy in the variable ${unreadable} is not an address.`, { hint: `Correct ${unreadable}, or except the gateway in NO_PROXY.` });
  }
  const own = { keepAlive, ...(ca !== undefined && trustIn(ca)) };
  return settings === undefined ? new Agent(own) : tunnelAgent(settings, own);
}

export interface Exchange<T> {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly reach: GatewayReach;
  /** Reads the answer to its end. */
  readonly read: (response: IncomingMessage) => Promise<T>;
  /** What --debug tells of it: its status. */
  readonly told: (answer: T) => string | number;
}

/** One call and its answer. Redirects are not followed. Rejects with the error of the connection. */
export async function exchange<T>(request: GatewayRequest, { agent, reach, read, signal, told }: Exchange<T>): Promise<T> {
  const from = reach.now();
  const { origin, pathname } = new URL(request.url);
  const tell = (what: string | number): void => reach.debug?.(`${request.method} ${origin}${pathname} ${what} ${reach.now() - from} ms`);
  try {
    const answer = await read(await begun(request, agent, reach.userAgent, signal));
    tell(told(answer));
    return answer;
  } catch (error) {
    tell(reasonOf(error));
    throw error;
  }
}

function begun({ body, headers, method, url }: GatewayRequest, agent: Agent, userAgent: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // The length is always stated: API Management answers 411 to some clients that do not.
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const call = open(url, { method, agent, signal, headers: { 'user-agent': userAgent, ...headers, ...length } }, resolve);
    call.on('error', reject);
    call.end(body);
  });
}

/** Short and stable: `ECONNREFUSED`, `AbortError`. */
export function reasonOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'failed';
}
