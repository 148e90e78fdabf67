import { createArmPlane } from './arm/create.ts';
import type { Estate } from './estate.ts';
import type { Exchange } from './exchange.ts';
import type { FrontLimits } from './gateway/front/limits.ts';
import { startHost } from './host.ts';

export interface StartOptions {
  readonly estate: Estate;
  /** 0 (default): a port that is free. */
  readonly port?: number;
  /** Of the first service's gateway, the next ones follow; 0 (default): free ones. */
  readonly gatewayPort?: number;
  /** Another address to listen on than the loopback; whoever reaches it can use it. */
  readonly unsafeHost?: string;
  readonly gatewayLimits?: FrontLimits;
  readonly clock?: 'real' | 'virtual';
  /** Of generated ids (default 1): the same seed gives the same ids. Tokens and certificates do not follow it. */
  readonly seed?: number;
  /** Called with every ARM exchange after it was answered, polls included, sign-in and control not. */
  readonly record?: (exchange: Exchange) => void;
  /** Called with what was thrown inside the local Azure: a bug. The client sees a 500 without it. */
  readonly onCrash?: (error: Error) => void;
  /** Called after every call through a gateway with what its policies did, line by line. */
  readonly onTrace?: (lines: readonly string[]) => void;
}

export interface ReadyService {
  readonly name: string;
  /** Of its gateway on this machine. */
  readonly gatewayUrl: string;
}

/** The ready file of `emulator start`. */
export interface Ready {
  readonly arm: string;
  readonly caFile: string;
  readonly token: string;
  readonly control: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly services: readonly ReadyService[];
}

export interface LocalAzure {
  readonly ready: Omit<Ready, 'caFile'>;
  /** PEM, for `tlsOptions.ca`. */
  readonly ca: string;
  /** Closes at once, connections and running requests included. */
  stop(): Promise<void>;
}

/** Starts a local Azure in this process, its estate in place. Fails with a UserError where the port is taken. */
export function startLocalAzure(options: StartOptions): Promise<LocalAzure> {
  return startHost({ ...options, makePlane: createArmPlane });
}
