import { Writable } from 'node:stream';
import type { Json } from '../model/json.ts';
import { exitCodes, type ExitCode } from '../model/user-error.ts';
import { nextView } from '../output/outcome-view.ts';
import { demoEstate } from './connect-target.ts';
import { finished, type Ending } from './ending.ts';
import type { Io } from './io.ts';
import type { Session } from './session.ts';

const line = ['import', '--emulator', '--service', 'apim-demo', '-g', 'rg-ai', '--account', 'aoai-swe', '--yes'];

const next = [
  'Your own Azure: az login, then look first',
  '  npx apim-llm import --service <service> -g <group> --account <account> --dry-run',
  'A local Azure that stays, to play with',
  '  npx apim-llm emulator start --detach',
  'From a checkout: ./node_modules/.bin/node bin/apim-llm.js in place of npx apim-llm',
];

type RunCli = (argv: readonly string[], io: Io) => Promise<ExitCode>;

/** The import on the demo's estate, twice: the second run finds nothing to do. No network, nothing left behind. */
export async function runDemo({ io, screen, notes }: Session, runCli: RunCli): Promise<Ending> {
  const local = await io.worlds.startLocal(demoEstate(io.packageFolder));
  const world = { ...local, stop: () => Promise.resolve() };
  // Neither the user's variables nor a config file shall change what the demo shows.
  const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => !/^(APIM_LLM_|AZURE_SUBSCRIPTION_ID$)/.test(name)));
  const inside: Io = { ...io, version: io.version, env, cwd: io.packageFolder, worlds: { ...io.worlds, startLocal: () => Promise.resolve(world) } };
  const documents: Json[] = [];
  const run = async (says: string): Promise<ExitCode> => {
    if (screen.json) return runCli([...line, '--json'], { ...inside, stdout: into(documents) });
    screen.err([screen.paintErr('bold', `# ${says}`), `$ apim-llm ${line.join(' ')}`, '']);
    const look = [...(screen.noColor ? ['--no-color'] : []), ...(screen.debug ? ['--debug'] : []), ...(screen.quiet ? ['--quiet'] : [])];
    const code = await runCli([...line, ...look], inside);
    screen.err(['']);
    return code;
  };
  try {
    for (const says of ['An Azure OpenAI account becomes an API, on a local Azure in this process', 'Once more: what is as it should be is left alone']) {
      const exitCode = await run(says);
      if (exitCode !== exitCodes.done) return { status: exitCode === exitCodes.cancelled ? 'cancelled' : 'failed', exitCode };
    }
  } finally {
    await local.stop();
    if (screen.json) notes.result = { runs: documents };
  }
  screen.out(nextView(next, screen.paintOut));
  return finished;
}

/** A stdout that keeps JSON documents, one a run. */
function into(documents: Json[]): Writable {
  return new Writable({
    write(chunk: Buffer, _, done) {
      documents.push(JSON.parse(chunk.toString('utf8')) as Json);
      done();
    },
  });
}
