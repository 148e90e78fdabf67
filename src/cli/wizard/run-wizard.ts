import { UserError, exitCodes } from '../../model/user-error.ts';
import { finished, type Ending } from '../ending.ts';
import { connectOptions } from '../connect-target.ts';
import { explain } from '../../output/explain.ts';
import { wrapCommand } from '../../output/wrap-command.ts';
import type { Session } from '../session.ts';
import { askerOf, type Asker } from './asker.ts';
import { commandLine } from './command-line.ts';
import { forgotten, knownAtFirst, type Known, type Need } from './known.ts';
import { answered, answersOf, anew, atStart, back, canGoBack, nextOf, type Machine } from './machine.ts';
import { read } from './read.ts';
import { callLines, firstCall } from './result.ts';
import { commandText, runChosen, type Came } from './run-chosen.ts';
import { signIn, type RunCli, type SignedIn } from './sign-in.ts';
import type { Named, Sight } from './step.ts';
import { languageOf, textsOf } from './texts/language.ts';
import type { Texts } from './texts/texts.ts';

/** Asks, runs what the answers are as a command, and tells how to call what came of it. */
export async function runWizard(session: Session, runCli: RunCli): Promise<Ending> {
  const { asking, io, values } = session;
  if (asking === undefined) {
    throw new UserError('TerminalNeeded', 2, 'The wizard asks, and there is nobody to answer: no terminal, a pipeline, --no-input or --json.', { hint: 'Every question has an option. The commands: apim-llm --help' });
  }
  const asked = typeof values['lang'] === 'string' ? values['lang'] : undefined;
  const texts = await textsOf(languageOf(asked, io.env, new Intl.DateTimeFormat().resolvedOptions().locale));
  const asker = askerOf(session, asking, texts);
  asker.tell([...texts.intro, '']);
  const signedIn = await signIn(session, asker, texts, runCli);
  const wizard = { session, asker, texts, runCli, signedIn, wrote: false };
  try {
    return await conversation(wizard);
  } finally {
    session.screen.progress.rest();
    await signedIn.place.close();
    if (!wizard.wrote) await signedIn.takeBack?.();
  }
}

interface Wizard {
  readonly session: Session;
  readonly asker: Asker;
  readonly texts: Texts;
  readonly runCli: RunCli;
  readonly signedIn: SignedIn;
  /** Whether anything was made that somebody may want to find again. */
  wrote: boolean;
}

async function conversation(wizard: Wizard): Promise<Ending> {
  const { asker, session, signedIn, texts } = wizard;
  const { api, resourceGroup, service, subscription } = session.globals;
  const named: Named = { api, resourceGroup, service, subscription };
  let known = knownAtFirst(signedIn.subscriptions);
  let machine = atStart;
  for (;;) {
    const next = nextOf(machine, { known, named, texts });
    switch (next.does) {
      case 'read':
        try {
          known = await reading(next.need, known, wizard);
        } catch (error) {
          session.signal.throwIfAborted();
          if (!canGoBack(machine)) throw error;
          asker.tell([`! ${explain(error, session.io.version).message}`]);
          machine = back(machine);
        }
        break;
      case 'tell':
        asker.tell([`✔ ${next.label}: ${next.name} ${texts.onlyOne}`]);
        machine = answered(machine, next.id, next.values, false);
        break;
      case 'stuck':
        if (!canGoBack(machine)) throw new UserError('NothingToChoose', 1, next.why);
        asker.tell([`! ${next.why}`]);
        machine = back(machine);
        break;
      case 'ask': {
        const reply = await asker.ask(next.question);
        machine = reply === 'back' ? back(machine) : answered(machine, next.id, reply, true);
        break;
      }
      case 'run': {
        const after = await chosen(machine, { answers: answersOf(machine), known, named, texts }, wizard);
        if ('status' in after) return after;
        ({ known, machine } = after);
        break;
      }
    }
  }
}

async function reading(need: Need, known: Known, { session, signedIn, texts }: Wizard): Promise<Known> {
  const { screen, signal } = session;
  screen.progress.doing({ services: texts.reading.services, inventory: texts.reading.inventory(need.name), operations: texts.reading.operations(need.name) }[need.what]);
  try {
    return await read(need, known, signedIn.place.browser, signal);
  } finally {
    screen.progress.rest();
  }
}

/** Where to go on. */
interface Onward {
  readonly machine: Machine;
  readonly known: Known;
}

async function chosen(machine: Machine, sight: Sight, wizard: Wizard): Promise<Onward | Ending> {
  const { known } = sight;
  const { asker, runCli, session, signedIn, texts } = wizard;
  const line = commandLine(sight, signedIn.place.options);
  const came = await runChosen(line, signedIn.place, session, asker, texts, runCli);
  switch (came.to) {
    case 'questions':
      return { known, machine: back(machine) };
    case 'plan':
      return finished;
    case 'failure':
      wizard.wrote ||= came.wrote;
      return came.wrote || came.code === exitCodes.cancelled ? ending(came) : askAfterFailure({ known, machine }, came, wizard);
    case 'end':
      wizard.wrote = true;
      await tellResult(came, line, sight, wizard);
      return askForMore({ known, machine }, wizard);
  }
}

function ending({ code }: Extract<Came, { to: 'failure' }>): Ending {
  return { status: code === exitCodes.cancelled ? 'cancelled' : code === exitCodes.partial ? 'partial' : 'failed', exitCode: code };
}

/** Nothing was written: another answer may do. */
async function askAfterFailure({ known, machine }: Onward, came: Extract<Came, { to: 'failure' }>, { asker, texts: { run } }: Wizard): Promise<Onward | Ending> {
  const choices = [{ value: 'back', ...run.back }, { value: 'leave', ...run.leave }];
  const reply = await asker.ask({ kind: 'one', ...run.failed, choices, canGoBack: true });
  return reply === 'back' || reply[0] === 'back' ? { known, machine: back(machine) } : ending(came);
}

async function tellResult({ api, live, next }: Extract<Came, { to: 'end' }>, line: readonly string[], sight: Sight, { session, signedIn, texts }: Wizard): Promise<void> {
  const { screen, signal } = session;
  const { files, io, isInside, local, options } = signedIn.place;
  const { result } = texts;
  if (isInside) screen.out(['', result.ends]);
  else {
    const azure = await io.worlds.connect(connectOptions(session, local, live.subscriptionId));
    const snippets = await firstCall(sight, api, live, azure, files, signal);
    if (snippets !== undefined) screen.out(callLines(snippets, texts));
  }
  // The first call stands above.
  const commands = next.filter((text) => text.startsWith('apim-llm '));
  if (commands.length > 0) screen.out(['', result.further, ...commands.flatMap((text) => wrapCommand(text, 4, Math.min(screen.widthOut, 80) - 2)).map((text) => `  ${text}`)]);
  screen.out(['', result.line, ...commandText(line, session)]);
  if (signedIn.takeBack !== undefined) screen.out(['', result.stop, ...commandText(['emulator', 'stop', '--ready-file', options[1] ?? ''], session)]);
}

/** What was asked for is done: leaving here is no failure. */
async function askForMore({ known, machine }: Onward, { asker, texts: { result } }: Wizard): Promise<Onward | Ending> {
  const choices = [{ value: 'finish', ...result.finish }, { value: 'another', ...result.another }];
  try {
    const reply = await asker.ask({ kind: 'one', ...result.next, choices, usual: 'finish', canGoBack: false });
    return reply[0] === 'another' ? { known: forgotten(known), machine: anew(machine) } : finished;
  } catch (error) {
    if (error instanceof UserError && error.code === 'Cancelled') return finished;
    throw error;
  }
}
