import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../model/user-error.ts';
import { identify } from './identify.ts';
import { defaultReadyFile, readReady, removeReady } from './ready-file.ts';
import { pidFileBeside, type ServeIo } from './serve.ts';

export interface StopOptions {
  readonly readyFile?: string | undefined;
  readonly stateFolder: string;
  readonly io: Pick<ServeIo, 'write' | 'sleep' | 'terminate'>;
}

const interval = 25;
const patience = 10_000;

/**
 * Ends the local Azure behind a ready file: only the process whose id its control API gives over TLS and its pid file
 * confirms. Done also when none is running; then what a killed one left is removed.
 * Answers the address of the one that was ended.
 */
export async function stopEmulator(options: StopOptions): Promise<string | undefined> {
  const { io } = options;
  const readyFile = path.resolve(options.readyFile ?? defaultReadyFile(options.stateFolder));
  const pidFile = pidFileBeside(readyFile);
  const ready = await readReady(readyFile).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'ReadyFileMissing' && options.readyFile === undefined) return undefined;
    throw error;
  });
  const running = ready === undefined ? undefined : await identify(ready);
  if (ready === undefined || running === undefined) {
    if (ready !== undefined) await removeReady(readyFile, ready.token);
    await rm(pidFile, { force: true });
    io.write('No local Azure is running.');
    return undefined;
  }
  const noted = Number((await readFile(pidFile, 'utf8').catch(() => '')).trim());
  if (noted !== running.pid) {
    throw new UserError('EmulatorNotStopped', 5, `The local Azure at ${ready.arm} runs as process ${running.pid}, but ${pidFile} does not name that process: it lives inside another program.`, {
      hint: 'End that program.',
    });
  }
  io.terminate(running.pid);
  for (let waited = 0; (await identify(ready)) !== undefined; waited += interval) {
    if (waited >= patience) {
      throw new UserError('EmulatorNotStopped', 1, `The local Azure (process ${running.pid}) did not end after ${patience / 1000} seconds.`, {
        hint: `kill -9 ${running.pid}`,
      });
    }
    await io.sleep(interval);
  }
  // Where signals end a process at once (Windows) it could not tidy up.
  await removeReady(readyFile, ready.token);
  await rm(pidFile, { force: true });
  io.write(`ended        ${ready.arm}`);
  return ready.arm;
}
