import path from 'node:path';
import type { Browser } from '../../model/browser.ts';
import type { LocalFiles } from '../../model/local-files.ts';
import { connectOptions, demoEstate } from '../connect-target.ts';
import type { Io, LocalWorld } from '../io.ts';
import type { Session } from '../session.ts';

/** The Azure that the wizard works on. */
export interface Place {
  /** Options that lead to it. */
  readonly options: readonly string[];
  readonly browser: Browser;
  /** What commands run in. */
  readonly io: Io;
  /** Undefined: an Azure in the cloud. */
  readonly local: LocalWorld | undefined;
  /** Of a local Azure that others can call too. */
  readonly files: LocalFiles | undefined;
  /** True for one that ends with the wizard. */
  readonly isInside: boolean;
  /** Ends what ends with the wizard. */
  close(): Promise<void>;
}

export async function cloudPlace(session: Session): Promise<Place> {
  const { globals, io } = session;
  const options = globals.cloud === 'AzureCloud' ? [] : ['--cloud', globals.cloud];
  return { options, browser: await io.worlds.browse(connectOptions(session, undefined)), io, local: undefined, files: undefined, isInside: false, close: () => Promise.resolve() };
}

/** @param shown as it is to stand in command lines */
export async function readyFilePlace(shown: string, session: Session): Promise<Place> {
  const { io, screen } = session;
  const readyFile = path.resolve(io.cwd, shown);
  const local = await io.worlds.findLocal(readyFile);
  screen.addSecret(local.token);
  const browser = await io.worlds.browse(connectOptions(session, local));
  const files = local.caFile === undefined ? undefined : { readyFile, caFile: local.caFile };
  return { options: ['--emulator-at', shown], browser, io, local, files, isInside: false, close: () => local.stop() };
}

/** One for the whole of the wizard: every command finds what those before it made. */
export async function insidePlace(session: Session): Promise<Place> {
  const { io, screen } = session;
  const local = await io.worlds.startLocal(demoEstate(io.packageFolder));
  screen.addSecret(local.token);
  const shared = { ...local, stop: () => Promise.resolve() };
  const browser = await io.worlds.browse(connectOptions(session, local));
  return { options: ['--emulator'], browser, io: withWorlds(io, { ...io.worlds, startLocal: () => Promise.resolve(shared) }), local, files: undefined, isInside: true, close: () => local.stop() };
}

/** Its streams stay those of the process: they are made when they are asked for. */
function withWorlds(io: Io, worlds: Io['worlds']): Io {
  return Object.defineProperties({} as Io, { ...Object.getOwnPropertyDescriptors(io), worlds: { value: worlds } });
}
