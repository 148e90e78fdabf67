import type { Exchange } from './exchange.ts';
import type { Estate } from './estate.ts';

export interface StartOptions {
  readonly estate: Estate;
  /** 0 (default): any free port. */
  readonly port?: number;
  readonly clock?: 'real' | 'virtual';
  readonly seed?: number;
  /** Called with every ARM exchange after it was answered, polls included, sign-in and control not. */
  readonly record?: (exchange: Exchange) => void;
}

/** The ready file of `emulator start`. */
export interface Ready {
  readonly arm: string;
  readonly caFile: string;
  readonly token: string;
  readonly control: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly services: readonly { readonly name: string }[];
}

export interface LocalAzure {
  readonly ready: Omit<Ready, 'caFile'>;
  /** PEM, for `tlsOptions.ca`. */
  readonly ca: string;
  stop(): Promise<void>;
}

export declare function startLocalAzure(options: StartOptions): Promise<LocalAzure>;
