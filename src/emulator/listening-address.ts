import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where a local Azure listens, and what it is called there. */
export interface ListeningAddress {
  readonly listen: string;
  /** Host of the URLs that it tells; IPv6 in brackets. */
  readonly inUrls: string;
  /** Addresses and names that its certificate must be good for, besides the loopback. */
  readonly names: readonly string[];
  /** Other machines may reach it. */
  readonly isOpen: boolean;
}

const loopback = '127.0.0.1';

function ofThisMachine(): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A link-local address means nothing without its interface.
  return addresses.filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0).map(({ address }) => address);
}

/**
 * @param host a name or an address of this machine, `0.0.0.0` or `::` for all of them; undefined: the loopback
 * @param own all addresses of this machine that others may know
 */
export function listeningAddress(host: string = loopback, own: () => readonly string[] = ofThisMachine): ListeningAddress {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare === '0.0.0.0' || bare === '::') return { listen: bare, inUrls: loopback, names: own(), isOpen: true };
  const isOpen = !/^(127\.\d+\.\d+\.\d+|localhost)$/i.test(bare);
  // The SDKs of Azure cannot call addresses in brackets.
  if (bare === '::1') return { listen: bare, inUrls: 'localhost', names: [], isOpen: false };
  const isCovered = [loopback, 'localhost'].includes(bare.toLowerCase());
  return { listen: bare, inUrls: isIP(bare) === 6 ? `[${bare}]` : bare, names: isCovered ? [] : [bare], isOpen };
}
