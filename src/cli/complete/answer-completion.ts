import type { Entry } from '../../../commands/registry.ts';
import { findConfigFile, loadConfigFile } from '../../input/config-file.ts';
import { globalOptions, type GlobalValues } from '../../input/global-options.ts';
import { resolve } from '../../input/resolve.ts';
import { silentOptions } from '../connect-target.ts';
import type { Io } from '../io.ts';
import { answerLines } from './answer-lines.ts';
import { candidatesAt, type Candidate, type Candidates } from './candidates.ts';
import { keptNames } from './kept-names.ts';
import { namesOf, type NameKind } from './names.ts';
import { placeOf, type Given } from './position.ts';
import { unquoted } from './unquoted.ts';

/** Whoever presses a key waits no longer. */
const patienceMs = 3_000;

/** PowerShell loses an empty word on the way to a program. */
const emptyWord = ':empty';

/**
 * Answers a shell that asks what may stand under the cursor, on stdout. Never fails: where nothing can be said, nothing is.
 * @param asked words that stand after the program's name up to the cursor, the last one perhaps unfinished, behind `--`; before
 *   it `--quoted` where they still have the shell's quotes
 */
export async function answerCompletion(asked: readonly string[], registry: readonly Entry[], io: Io): Promise<void> {
  const start = asked.indexOf('--');
  const isQuoted = asked.slice(0, start).includes('--quoted');
  const words = asked.slice(start + 1).map((word) => (isQuoted ? unquoted(word, io.env['HOME']) : word === emptyWord ? '' : word));
  const candidates = await candidatesOf(words, registry, io).catch((): Candidates => []);
  io.stdout.write(answerLines(candidates));
}

async function candidatesOf(words: readonly string[], registry: readonly Entry[], io: Io): Promise<Candidates> {
  const place = await placeOf(words, registry);
  return candidatesAt(place, registry, (kind) => askNames(kind, place.given, registry, io));
}

async function askNames(kind: NameKind, given: Given, registry: readonly Entry[], io: Io): Promise<readonly Candidate[]> {
  const { cloud, subscription, service, api, emulator, emulatorAt } = await globalsOfLine(given, registry, io);
  // It would end with this process, and have the demo's names only.
  if (emulator === true && emulatorAt === undefined) return [];
  const local = emulatorAt === undefined ? undefined : await io.worlds.findLocal(emulatorAt);
  const named = { subscription: subscription ?? local?.subscriptionId, service, api };
  return keptNames(io, [kind, local?.endpoint ?? cloud, local?.token === undefined ? undefined : 'local', named.subscription, named.service, named.api], () => inTime(io, async (signal) => {
    const browser = await io.worlds.browse(silentOptions(io, cloud ?? 'AzureCloud', local, subscription));
    return namesOf(kind, named, browser, signal);
  }));
}

/** Fails when it takes too long. Some of what was begun, such as a program that signs in, may not be stopped by the signal. */
async function inTime<Value>({ sleep }: Io, ask: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const late = sleep(patienceMs, stop.signal).then(() => {
    throw new Error('nobody answered in time');
  });
  try {
    return await Promise.race([ask(stop.signal), late]);
  } finally {
    stop.abort();
  }
}

/** What the line, the environment and the configuration file say of where. */
async function globalsOfLine(given: Given, registry: readonly Entry[], io: Io): Promise<Partial<GlobalValues>> {
  const specs = globalOptions.filter(({ group }) => group === 'target');
  const file = await findConfigFile(given.get('config')?.at(-1), io.cwd);
  const config = file === undefined ? undefined : await loadConfigFile(file, io.cwd, globalOptions, () => Promise.all(registry.map((entry) => entry.load())));
  return resolve(specs, undefined, { given, env: io.env, config: (name) => config?.global([], name) }).values as Partial<GlobalValues>;
}
