import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { listen } from '../../listen.ts';
import type { Leaf } from '../../certificate.ts';
import type { Entrance } from './gateway.ts';
import { inTurns } from './in-turns.ts';
import { httpOptions } from './limits.ts';
import type { FrontLimits } from './limits.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { watchSenders } from './watch-senders.ts';

export interface ListenerOptions {
  readonly leaf: Leaf;
  /** The address to listen on. */
  readonly address: string;
  /** Of the first service, the next ones follow; 0: ports that are free. */
  readonly firstPort: number;
  readonly limits: FrontLimits;
  readonly handle: (message: IncomingMessage, response: ServerResponse, by: Entrance) => void;
}

/** One TLS port for each service. */
export interface Listeners {
  portOf(service: string): number | undefined;
  /** Resolves when it listens. `strict`: on the port whose turn it is, or fails with a UserError; otherwise any other one is as good. */
  open(service: string, strict: boolean): Promise<void>;
  /** Closes at once, running requests included. */
  close(service: string): Promise<void>;
  services(): readonly string[];
}

interface Open {
  readonly service: string;
  readonly server: Server;
  readonly port: number;
}

export function newListeners({ leaf, address, firstPort, limits, handle }: ListenerOptions): Listeners {
  const open = new Map<string, Open>();
  let turn = 0;

  const start = async (service: string, port: number): Promise<Open> => {
    const server = createServer({ cert: leaf.certificate, key: leaf.key, ...httpOptions(limits) });
    const actual = await listen(server, { address, port, flag: '--gateway-port' });
    const senders = watchSenders(limits.bodyMs);
    server.once('close', senders.stop);
    const by: Entrance = { service, port: actual, sending: senders.add };
    // Node would leave out what is above its usual number of headers; the limit of bytes is enough.
    server.maxHeadersCount = 0;
    const turns = inTurns((message, response) => handle(message, response, by));
    server.on('request', turns.take);
    server.on('clientError', (error, socket) => refuseUnreadable(error, socket, turns.answering(socket)));
    // Nobody tunnels through a gateway, and WebSockets are not served.
    server.on('connect', (_, socket) => socket.destroy());
    return { service, server, port: actual };
  };

  return {
    portOf: (service) => open.get(service.toLowerCase())?.port,
    services: () => [...open.values()].map(({ service }) => service),
    open: async (service, strict) => {
      if (open.has(service.toLowerCase())) return;
      const wanted = firstPort === 0 ? 0 : firstPort + turn;
      turn += 1;
      const started = await start(service, wanted > 65_535 ? 0 : wanted).catch((error: unknown) => {
        if (strict) throw error;
        return start(service, 0);
      });
      open.set(service.toLowerCase(), started);
    },
    close: async (service) => {
      const found = open.get(service.toLowerCase());
      if (!found) return;
      open.delete(service.toLowerCase());
      const closed = once(found.server, 'close');
      found.server.close();
      found.server.closeAllConnections();
      await closed;
    },
  };
}
