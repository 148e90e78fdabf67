import type { ConnectOptions } from '../azure/connection.ts';
import type { DownloadOptions } from '../azure/download.ts';
import type { Azure } from '../model/azure.ts';
import type { Downloaded } from '../model/download.ts';

/** All that a run sees of the world. `process-io.ts` makes the real one; tests make their own. */
export interface Io {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: TextOut;
  readonly stderr: TextOut;
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Tells the first SIGINT or SIGTERM; a second one ends the process at once. The answer takes the listener away. */
  onSignal(listener: () => void): () => void;
  readonly version: string;
  /** Holds `templates`. */
  readonly packageFolder: string;
  /** For the journals and the default ready file. */
  readonly stateFolder: string;
  /** For what can be downloaded again. */
  readonly cacheFolder: string;
  /** How this program is started again: Node, and the script that it runs. */
  readonly program: { readonly node: string; readonly script: string };
  /** Sends SIGTERM. */
  terminate(pid: number): void;
  readonly worlds: Worlds;
}

type TextOut = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run talks to: Azure or its local stand-in, and other places that descriptions come from. */
export interface Worlds {
  connect(options: ConnectOptions): Promise<Azure>;
  /** Starts a local Azure in this process; its clock is real, unless it is said to be virtual. */
  startLocal(estateFile: string, clock?: 'real' | 'virtual'): Promise<LocalWorld>;
  /** One that runs elsewhere, by its ready file. */
  findLocal(readyFile: string): Promise<LocalWorld>;
  download(options: DownloadOptions): Promise<Downloaded>;
}

export interface LocalWorld {
  readonly endpoint: string;
  readonly ca: string;
  readonly token: string;
  /** Of its control API. */
  readonly control: string;
  readonly subscriptionId: string;
  /** With its CA; undefined for one in this process. */
  readonly caFile?: string | undefined;
  /** Stops what `startLocal` started; nothing for one that runs elsewhere. */
  stop(): Promise<void>;
}
