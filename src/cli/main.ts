import type { Command } from '../../commands/command.ts';
import { registry, type Entry } from '../../commands/registry.ts';
import { globalOptions } from '../input/global-options.ts';
import { mayAsk } from '../input/terminal.ts';
import { exitCodes, type ExitCode } from '../model/user-error.ts';
import { globalsOf } from './command-globals.ts';
import type { Ending } from './ending.ts';
import { findCommand, type Found } from './find-command.ts';
import type { Io } from './io.ts';
import type { Screen } from './screen.ts';
import type { Notes, Session } from './session.ts';

/** The whole program. Never rejects. */
export async function main(io: Io): Promise<ExitCode> {
  return runCli(io.argv, io);
}

/** Runs one command line and answers its exit code; everything else is told on the streams. */
export async function runCli(argv: readonly string[], io: Io, commands: readonly Entry[] = registry): Promise<ExitCode> {
  if (argv[0] === '__complete') {
    const { answerCompletion } = await import('./complete/answer-completion.ts');
    await answerCompletion(argv.slice(1), commands, io);
    return exitCodes.done;
  }
  const stop = new AbortController();
  const listenNoMore = io.onSignal(() => stop.abort());
  const notes: Notes = { target: { subscription: undefined, resourceGroup: undefined, service: undefined, api: undefined }, warnings: [] };
  let screen: Screen | undefined;
  let name = '';
  let running: Command | undefined;
  const ended = async (ending: Ending): Promise<ExitCode> => {
    const { conclude } = await import('./conclude.ts');
    return conclude(ending, { name, command: running }, notes, screen, argv, io);
  };
  try {
    const found = findCommand(argv, commands);
    if (opensWizard(found, argv, commands, io)) return await runCli(['wizard', ...argv], io, commands);
    if (found.entry === undefined || found.wantsHelp || found.wantsVersion) {
      const { answerHelp } = await import('./answer-help.ts');
      return await answerHelp(found, commands, io);
    }
    name = found.entry.path.join(' ');
    const command = await found.entry.load();
    running = command;
    const [{ parseArguments }, { openSession }] = await Promise.all([import('./parse.ts'), import('./session.ts')]);
    const elsewhere = globalOptions.map((option) => `--${option.name}`);
    const given = parseArguments(name, { options: [...command.options, ...globalsOf(command)], arguments: command.arguments }, found.rest, elsewhere);
    const session = await openSession({ command, given, argv, commands }, io, stop.signal, notes, (made) => {
      screen = made;
    });
    if (command.does === 'other' && command.run.startsWith('emulator')) listenNoMore();
    return await ended(await run(command, session, commands));
  } catch (error) {
    const { endingOfError } = await import('./conclude.ts');
    return await ended(endingOfError(error, stop.signal.aborted, io));
  } finally {
    listenNoMore();
  }
}

/** Nothing was asked for, and there is somebody to ask. */
function opensWizard({ entry, group, wantsHelp, wantsVersion }: Found, argv: readonly string[], commands: readonly Entry[], { env, stderr, stdin, stdout }: Io): boolean {
  if (entry !== undefined || group.length > 0 || wantsHelp || wantsVersion || !commands.some(({ path }) => path[0] === 'wizard')) return false;
  return stdout.isTTY === true && mayAsk({ stdinIsTty: stdin.isTTY === true, stderrIsTty: stderr.isTTY === true, env, noInput: argv.includes('--no-input'), json: argv.includes('--json') });
}

async function run(command: Command, session: Session, commands: readonly Entry[]): Promise<Ending> {
  switch (command.does) {
    case 'plan':
      return (await import('./run-plan.ts')).runPlan(command, session);
    case 'report':
      return (await import('./run-report.ts')).runReport(command, session);
    case 'probe':
      return (await import('./run-probe.ts')).runProbe(command, session);
    case 'query':
      return (await import('./run-query.ts')).runQuery(command, session);
    case 'local':
      return (await import('./run-local.ts')).runLocal(command, session);
    case 'other':
      break;
  }
  switch (command.run) {
    case 'emulator start':
    case 'emulator stop':
      return (await import('./run-emulator.ts')).runEmulator(command, session);
    case 'undo':
      return (await import('./run-undo.ts')).runUndo(session);
    case 'apply':
      return (await import('./run-apply.ts')).runApply(session, commands);
    case 'wizard':
      return (await import('./wizard/run-wizard.ts')).runWizard(session, runCli);
    case 'demo':
      return (await import('./demo.ts')).runDemo(session, runCli);
  }
}
