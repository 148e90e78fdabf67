import type { ConnectOptions } from '../azure/connection.ts';
import type { DownloadOptions } from '../azure/download.ts';
import type { Azure } from '../model/azure.ts';
import type { Browser } from '../model/browser.ts';
import type { Downloaded } from '../model/download.ts';
import type { Live } from '../model/live.ts';

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
  /** Undefined where somebody typed the command. */
  readonly host?: Host | undefined;
}

/** What runs commands for somebody: the wizard. */
export interface Host {
  /** In place of the question whether to apply. False: somebody wants to change an answer. Fails with `Cancelled`. */
  agree(deletes: boolean): Promise<boolean>;
  /** Told what a run that went well was about, and in place of people what to type next. */
  ended(run: { readonly live: Live; readonly api: string | undefined; readonly next: readonly string[] }): void;
}

type TextOut = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** What a run talks to: Azure or its local stand-in, and other places that descriptions come from. */
export interface Worlds {
  connect(options: ConnectOptions): Promise<Azure>;
  /** To look around, before a subscription is chosen. */
  browse(options: ConnectOptions): Promise<Browser>;
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
