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
  readonly services: readonly { readonly name: string; readonly gatewayUrl: string }[];
}

/** `emulator start` and `emulator stop`. */
export async function runEmulator(command: OtherCommand, session: Session): Promise<Ending> {
  const { io, values, screen, notes } = session;
  const { detachedProcess } = await import('../emulator/detach.ts');
  const serveIo = {
    write: (line: string) => screen.out([line]),
    warn: (code: string, message: string) => {
      notes.warnings.push({ code, message });
      screen.warn([{ code, message }]);
    },
    // Whoever may use it reads the token in the ready file.
    started: ({ arm, caFile, control, tenantId, subscriptionId, services }: Started, readyFile: string) => {
      notes.result = { arm, readyFile, caFile, control, tenantId, subscriptionId, services: services.map(({ name, gatewayUrl }) => ({ name, gatewayUrl })) };
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
    const { seed, clock, detach, unsafeHost } = values;
    const { serveEmulator } = await import('../emulator/serve.ts');
    await serveEmulator({
      estateFile: file(values['estate'], io.cwd),
      templates: path.join(io.packageFolder, 'templates'),
      stateFolder: io.stateFolder,
      port: portOf(values['port'], '--port'),
      gatewayPort: portOf(values['gatewayPort'], '--gateway-port'),
      gatewayUnits: unitsOf(values['gatewayUnits']),
      unsafeHost: typeof unsafeHost === 'string' ? unsafeHost : undefined,
      trace: values['trace'] === true,
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

function portOf(value: unknown, flag: string): number {
  if (typeof value !== 'number') return 0;
  if (value > 65_535) throw new UserError('InvalidValue', 2, `${flag}: ${value} is not a port`, { hint: 'Ports go up to 65535; 0 takes any free one.' });
  return value;
}

function unitsOf(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined;
  if (value < 1 || value > 100) throw new UserError('InvalidValue', 2, `--gateway-units: ${value} is no number of units`, { hint: 'A gateway of the local Azure has 1 to 100 units.' });
  return value;
}

function file(value: unknown, cwd: string): string | undefined {
  return typeof value === 'string' ? path.resolve(cwd, value) : undefined;
}
