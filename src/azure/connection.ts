import type { Azure } from '../model/azure.ts';
import type { Cloud } from '../model/live.ts';

export interface ConnectOptions {
  /** Undefined: the only one that the credential sees, else a UserError that lists them. */
  readonly subscriptionId: string | undefined;
  readonly cloud: Cloud['name'];
  /** The local Azure, or undefined for the cloud's own endpoint. */
  readonly local: { readonly endpoint: string; readonly ca: string; readonly token: string } | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `apim-llm/0.1.0` */
  readonly userAgent: string;
  /** One line per request, redacted; undefined unless --debug. */
  readonly debug: ((line: string) => void) | undefined;
  /** A wait worth telling (throttled, conflict, long-running operation), for the progress line. */
  readonly onWait?: ((reason: string, ms: number) => void) | undefined;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly now: () => number;
}

export declare function connect(options: ConnectOptions): Promise<Azure>;
