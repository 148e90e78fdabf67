import { Writable } from 'node:stream';
import { isMarked } from '../model/names.ts';
import { textAt, type Json } from '../model/json.ts';
import { shellWord } from '../model/shell-word.ts';
import { exitCodes, type ExitCode } from '../model/user-error.ts';
import { wrap } from '../output/columns.ts';
import { nextView } from '../output/outcome-view.ts';
import { wrapCommand } from '../output/wrap-command.ts';
import { connectOptions, demoEstate } from './connect-target.ts';
import { bereft, nextCommands, scenes, type Scene } from './demo-scenes.ts';
import { finished, type Ending } from './ending.ts';
import type { Io, LocalWorld } from './io.ts';
import type { Session } from './session.ts';

type RunCli = (argv: readonly string[], io: Io) => Promise<ExitCode>;

/**
 * The commands of the demo, one after the other, on the demo's estate. No network, nothing left behind. On a virtual clock:
 * nobody waits for a role, or for a call that is due.
 */
export async function runDemo(session: Session, runCli: RunCli): Promise<Ending> {
  const { io, notes, screen, signal } = session;
  const local = await io.worlds.startLocal(demoEstate(io.packageFolder), 'virtual');
  const world = { ...local, stop: () => Promise.resolve() };
  // Neither the user's variables nor a config file shall change what the demo shows.
  const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => !/^(APIM_LLM_|AZURE_SUBSCRIPTION_ID$)/.test(name)));
  const inside: Io = { ...io, version: io.version, env, cwd: io.packageFolder, worlds: { ...io.worlds, startLocal: () => Promise.resolve(world) } };
  const documents: Json[] = [];
  const look = ['--no-annotations', ...(screen.noColor ? ['--no-color'] : []), ...(screen.debug ? ['--debug'] : []), ...(screen.quiet ? ['--quiet'] : [])];
  const run = async ({ line, says }: Scene): Promise<ExitCode> => {
    if (screen.json) return runCli([...line, '--json', '--no-annotations'], { ...inside, stdout: into(documents), stderr: screen.debug ? io.stderr : nowhere() });
    screen.err([...wrap(says, screen.widthErr - 2).map((part) => screen.paintErr('bold', `# ${part}`)), ...wrapCommand(`$ apim-llm ${line.map(shellWord).join(' ')}`, 4, screen.widthErr), '']);
    const code = await runCli([...line, ...look], inside);
    screen.err(['']);
    return code;
  };
  try {
    for (const scene of scenes) {
      if (scene.meanwhile !== undefined) await happened[scene.meanwhile](local, session);
      const exitCode = await run(scene);
      const isAsMeant = scene.fails === true ? exitCode === exitCodes.failed : exitCode === exitCodes.done;
      if (!isAsMeant || signal.aborted) return { status: exitCode === exitCodes.cancelled ? 'cancelled' : 'failed', exitCode: exitCode === exitCodes.done ? exitCodes.failed : exitCode };
    }
  } finally {
    await local.stop();
    if (screen.json) notes.result = { runs: documents };
  }
  screen.out(nextView(nextLines(screen.widthOut), screen.paintOut));
  return finished;
}

/** Each with its reason above it. */
function nextLines(width: number): readonly string[] {
  return [
    ...nextCommands.flatMap(({ says, line }) => [`# ${says}`, ...wrapCommand(`npx apim-llm ${line}`, 4, width - 2)]),
    ...wrap('From a checkout: ./node_modules/.bin/node bin/apim-llm.js in place of npx apim-llm', width - 4).map((text) => `# ${text}`),
  ];
}

const happened: Readonly<Record<NonNullable<Scene['meanwhile']>, (local: LocalWorld, session: Session) => Promise<void>>> = {
  'role-removed': removeRoles,
  minute: async (local, { signal }) => {
    const { controlClient } = await import('../azure/local/control.ts');
    await controlClient(local).move({ ms: 60_000 }, signal);
  },
};

/** What a colleague might do in the portal. */
async function removeRoles(local: LocalWorld, session: Session): Promise<void> {
  const { io, signal } = session;
  const azure = await io.worlds.connect({ ...connectOptions(session, local), env: {}, debug: undefined, onWait: () => undefined });
  const { accounts } = await azure.read({ service: { name: 'apim-demo' }, accounts: [bereft], apis: [] }, signal);
  const ours = accounts.flatMap(({ roleAssignments }) => roleAssignments).filter(({ body }) => isMarked(textAt(body, 'properties', 'description')));
  for (const { id } of ours) await azure.driver.remove('roleAssignment', id, undefined, signal);
}

/** An error that is meant stands in its document. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
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
