import path from 'node:path';
import type { OtherCommand } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { finished, type Ending } from './ending.ts';
import type { Session } from './session.ts';

interface Started {
  readonly arm: string;
  readonly caFile: string;
  readonly control: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly services: readonly { readonly name: string }[];
}

/** `emulator start` and `emulator stop`. */
export async function runEmulator(command: OtherCommand, session: Session): Promise<Ending> {
  const { io, values, screen, notes } = session;
  const { detachedProcess } = await import('../emulator/detach.ts');
  const serveIo = {
    write: (line: string) => screen.out([line]),
    // Whoever may use it reads the token in the ready file.
    started: ({ arm, caFile, control, tenantId, subscriptionId, services }: Started, readyFile: string) => {
      notes.result = { arm, readyFile, caFile, control, tenantId, subscriptionId, services: services.map(({ name }) => ({ name })) };
    },
    onSignal: (stop: () => void) => io.onSignal(stop),
    spawnDetached: (args: readonly string[], logFile: string) => detachedProcess(io.program.node, io.program.script, args, logFile),
    sleep: (ms: number) => io.sleep(ms, new AbortController().signal),
    terminate: (pid: number) => io.terminate(pid),
  };
  const readyFile = file(values['readyFile'], io.cwd);
  if (command.run === 'emulator stop') {
    const { stopEmulator } = await import('../emulator/serve-stop.ts');
    const ended = await stopEmulator({ readyFile, stateFolder: io.stateFolder, io: serveIo });
    notes.result = { ended: ended ?? null };
  } else {
    const { port, seed, clock, detach } = values;
    if (typeof port === 'number' && port > 65_535) {
      throw new UserError('InvalidValue', 2, `--port: ${port} is not a port`, { hint: 'Ports go up to 65535; 0 takes any free one.' });
    }
    const { serveEmulator } = await import('../emulator/serve.ts');
    await serveEmulator({
      estateFile: file(values['estate'], io.cwd),
      templates: path.join(io.packageFolder, 'templates'),
      stateFolder: io.stateFolder,
      port: typeof port === 'number' ? port : 0,
      readyFile,
      record: file(values['record'], io.cwd),
      clock: clock === 'virtual' ? 'virtual' : 'real',
      seed: typeof seed === 'number' ? seed : undefined,
      detach: detach === true,
      io: serveIo,
    });
  }
  return finished;
}

function file(value: unknown, cwd: string): string | undefined {
  return typeof value === 'string' ? path.resolve(cwd, value) : undefined;
}
