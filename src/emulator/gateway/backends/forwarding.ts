import { type AttemptLog, newAttemptLog } from '../attempts.ts';
import type { GatewayOptions } from '../options.ts';
import { type Breakers, newBreakers } from './breakers.ts';
import { loopbackOnly } from './loopback.ts';
import { type Network, newNetwork } from './network/network.ts';
import { newUnits, type Units } from './units.ts';

/** Everything that forwarding remembers from one call to the next. */
export interface Forwarding {
  readonly network: Network;
  readonly breakers: Breakers;
  readonly units: Units;
  /** How often each pool was asked, by unit and lower-case id. */
  readonly turns: Map<string, number>;
  /** Requests inside of limit-concurrency, by unit, service and key. */
  readonly slots: Map<string, number>;
  readonly attempts: AttemptLog;
  /** Ends kept connections; what is under way fails. */
  close(): void;
}

export interface Reach {
  /** Whether the network may be asked for this host (as URLs have it, IPv6 in brackets); undefined: this machine only. */
  readonly mayReach?: (host: string) => boolean;
  /** PEM certificates that https backends may be signed by, besides Node's own. */
  readonly trusted?: readonly string[];
}

export function newForwarding({ breakerMemory = 'reset', gatewayUnits = 1 }: GatewayOptions = {}, { mayReach = loopbackOnly, trusted = [] }: Reach = {}): Forwarding {
  const network = newNetwork(mayReach, trusted);
  return {
    network,
    breakers: newBreakers(breakerMemory),
    units: newUnits(gatewayUnits),
    turns: new Map(),
    slots: new Map(),
    attempts: newAttemptLog(),
    close: network.close,
  };
}
