// What the executable is to a detached local Azure, without the rest of the command line. Run by serve.test.ts.
import { parseArgs } from 'node:util';
import { startHost } from '../../../src/emulator/host.ts';
import { serveEmulator } from '../../../src/emulator/serve.ts';
import { shelf } from './tiny-azure.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ args: process.argv.slice(4), options: { port: text, 'ready-file': text, clock: text, estate: text, record: text, seed: text } });

await serveEmulator(
  {
    estateFile: values.estate,
    templates: '/nowhere',
    stateFolder: '/nowhere',
    port: Number(values.port),
    readyFile: values['ready-file'],
    record: values.record,
    clock: values.clock === 'virtual' ? 'virtual' : 'real',
    seed: values.seed === undefined ? undefined : Number(values.seed),
    detach: false,
    io: {
      started: () => undefined,
      warn: () => undefined,
      write: (line) => process.stdout.write(`${line}\n`),
      onSignal: (stop) => {
        process.on('SIGTERM', stop);
        return () => process.off('SIGTERM', stop);
      },
      spawnDetached: () => ({ pid: undefined, hasEnded: () => true }),
      sleep: () => Promise.resolve(),
      terminate: () => undefined,
    },
  },
  (options) => startHost({ ...options, makePlane: shelf }),
).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
