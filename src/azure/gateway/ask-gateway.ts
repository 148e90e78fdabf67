import { once } from 'node:events';
import { unreachable } from '../failure.ts';
import { agentTo, exchange, type GatewayReach } from './gateway-reach.ts';

export interface GatewayStatus {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
}

const longestMs = 60_000;

/**
 * Status and headers of one GET, on a connection of its own: calls that share one reach the same instance of the gateway every
 * time. Fails with the ArmError of a request without an answer, or with the signal's reason.
 */
export async function askGateway(url: URL, headers: Readonly<Record<string, string>>, reach: GatewayReach, signal: AbortSignal): Promise<GatewayStatus> {
  const agent = agentTo(url, reach, false);
  const request = { method: 'GET', url: url.href, headers, body: undefined };
  const within = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  try {
    return await exchange(request, {
      agent,
      signal: within,
      reach,
      async read(response) {
        response.resume();
        await once(response, 'end');
        return { status: response.statusCode ?? 0, header: (name) => [response.headers[name]].flat()[0] };
      },
      told: ({ status }) => status,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(error, 'GET', url.href);
  }
}
