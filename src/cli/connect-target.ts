import path from 'node:path';
import type { ConnectOptions } from '../azure/connection.ts';
import type { Azure } from '../model/azure.ts';
import { UserError } from '../model/user-error.ts';
import type { Io, LocalWorld } from './io.ts';
import type { Session } from './session.ts';

export interface Connection {
  readonly azure: Azure;
  /** Names the Azure: the cloud, or the address of a local one. */
  readonly where: string;
  /** False for a local Azure inside this process: it ends with the run, and so nothing about it is kept. */
  readonly outlivesRun: boolean;
  /** Undefined: an Azure in the cloud. */
  readonly local: LocalWorld | undefined;
  close(): Promise<void>;
}

/** The Azure that the options name. Its `close` must be called. */
export async function connectTarget(session: Session, subscription = session.globals.subscription): Promise<Connection> {
  const { globals, io, screen } = session;
  const local = await localWorld(session);
  try {
    if (local !== undefined) screen.addSecret(local.token);
    const azure = await io.worlds.connect(connectOptions(session, local, subscription));
    return { azure, where: local?.endpoint ?? globals.cloud, outlivesRun: !globals.emulator, local, close: () => local?.stop() ?? Promise.resolve() };
  } catch (error) {
    await local?.stop();
    throw error;
  }
}

/** How the connection of a run is made. `local`: to that one, instead of the cloud. */
export function connectOptions({ globals, io, screen }: Session, local: LocalWorld | undefined, subscription?: string): ConnectOptions {
  return {
    ...silentOptions(io, globals.cloud, local, subscription),
    debug: globals.debug ? (line) => screen.tell(line) : undefined,
    onWait: (reason, ms) => screen.progress.waiting(reason, ms),
    onSecret: (secret) => screen.addSecret(secret),
  };
}

/** The same where there is nobody to tell anything. */
export function silentOptions(io: Io, cloud: ConnectOptions['cloud'], local: LocalWorld | undefined, subscription?: string): ConnectOptions {
  return {
    subscriptionId: subscription ?? local?.subscriptionId,
    cloud,
    local: local && { endpoint: local.endpoint, ca: local.ca, token: local.token, control: local.control },
    env: io.env,
    userAgent: `apim-llm/${io.version}`,
    debug: undefined,
    sleep: (ms, signal) => io.sleep(ms, signal),
    random: () => io.random(),
    now: () => io.now(),
  };
}

async function localWorld({ globals, io }: Session): Promise<LocalWorld | undefined> {
  if (globals.emulator && globals.emulatorAt !== undefined) {
    throw new UserError('OptionsConflict', 2, '--emulator and --emulator-at name two different local Azures.', { hint: 'Keep one of them.' });
  }
  if (globals.emulatorAt !== undefined) return io.worlds.findLocal(path.resolve(io.cwd, globals.emulatorAt));
  return globals.emulator ? io.worlds.startLocal(demoEstate(io.packageFolder)) : undefined;
}

export function demoEstate(packageFolder: string): string {
  return path.join(packageFolder, 'templates', 'estates', 'demo.yaml');
}
