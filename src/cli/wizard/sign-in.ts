import { Writable } from 'node:stream';
import type { Subscription } from '../../model/browser.ts';
import type { Choice } from '../../model/question.ts';
import { exitCodes, UserError, type ExitCode } from '../../model/user-error.ts';
import { explain } from '../../output/explain.ts';
import type { Io } from '../io.ts';
import type { Session } from '../session.ts';
import type { Asker } from './asker.ts';
import { cloudPlace, insidePlace, readyFilePlace, type Place } from './place.ts';
import type { Texts } from './texts/texts.ts';

export type RunCli = (argv: readonly string[], io: Io) => Promise<ExitCode>;

export interface SignedIn {
  readonly place: Place;
  readonly subscriptions: readonly Subscription[];
  /** Ends a local Azure that the wizard started for nothing. */
  readonly takeBack: (() => Promise<void>) | undefined;
}

/** The Azure that was named, else the one that somebody is signed in to, else what somebody chooses in its place. */
export async function signIn(session: Session, asker: Asker, texts: Texts, runCli: RunCli): Promise<SignedIn> {
  const { globals } = session;
  if (globals.emulator && globals.emulatorAt !== undefined) {
    throw new UserError('OptionsConflict', 2, '--emulator and --emulator-at name two different local Azures.', { hint: 'Keep one of them.' });
  }
  if (globals.emulatorAt !== undefined) return seen(await readyFilePlace(globals.emulatorAt, session), session);
  if (globals.emulator) return seen(await insidePlace(session), session);
  for (;;) {
    const found = await attempt(session, asker, texts);
    if (found !== undefined) return found;
    const chosen = await instead(session, asker, texts, runCli);
    if (chosen !== undefined) return chosen;
  }
}

async function seen(place: Place, { signal }: Session): Promise<SignedIn> {
  try {
    return { place, subscriptions: await place.browser.subscriptions(signal), takeBack: undefined };
  } catch (error) {
    await place.close();
    throw error;
  }
}

/** Undefined where Azure cannot be used; why is told. */
async function attempt(session: Session, asker: Asker, { reading, stuck }: Texts): Promise<SignedIn | undefined> {
  const { io, screen, signal } = session;
  screen.progress.doing(reading.signIn);
  try {
    const found = await seen(await cloudPlace(session), session);
    if (found.subscriptions.length > 0) return found;
    asker.tell([stuck.noSubscription]);
  } catch (error) {
    signal.throwIfAborted();
    const { code, message } = explain(error, io.version);
    if (code === 'Bug') throw error;
    asker.tell([message]);
  } finally {
    screen.progress.rest();
  }
  return undefined;
}

/** Undefined: try again. */
async function instead(session: Session, asker: Asker, texts: Texts, runCli: RunCli): Promise<SignedIn | undefined> {
  const { again, detached, help, howTo, howToLines, inside, label, running, text } = texts.signIn;
  const readyFile = await usualReadyFile(session.io);
  const isRunning = await answers(readyFile);
  const choices: readonly Choice[] = [isRunning ? { value: 'running', ...running } : { value: 'detached', ...detached }, { value: 'inside', ...inside }, { value: 'again', ...again }, { value: 'howTo', ...howTo }];
  const [chosen] = await asker.ask({ kind: 'one', text, label, help, choices, canGoBack: false });
  switch (chosen) {
    case 'running':
      return seen(await readyFilePlace(readyFile, session), session);
    case 'detached':
      return started(readyFile, session, asker, texts, runCli);
    case 'inside':
      return seen(await insidePlace(session), session);
    case 'howTo':
      asker.tell(howToLines);
      throw new UserError('NotSignedIn', exitCodes.notAllowed, 'You are not signed in to Azure.');
    default:
      return undefined;
  }
}

async function usualReadyFile({ stateFolder }: Io): Promise<string> {
  const { defaultReadyFile } = await import('../../emulator/ready-file.ts');
  return defaultReadyFile(stateFolder);
}

async function answers(readyFile: string): Promise<boolean> {
  const [{ readReady }, { identify }] = await Promise.all([import('../../emulator/ready-file.ts'), import('../../emulator/identify.ts')]);
  const ready = await readReady(readyFile).catch(() => undefined);
  return ready !== undefined && (await identify(ready)) !== undefined;
}

async function started(readyFile: string, session: Session, asker: Asker, { signIn: { started: told, starting, stopped } }: Texts, runCli: RunCli): Promise<SignedIn> {
  const { screen } = session;
  const io = quietly(session.io);
  screen.progress.doing(starting);
  const code = await runCli(['emulator', 'start', '--detach', '--ready-file', readyFile], io);
  screen.progress.rest();
  if (code !== exitCodes.done) throw new UserError('EmulatorNotStarted', 1, 'The local Azure could not be started.', { hint: 'Without --detach it shows what it does: apim-llm emulator start' });
  asker.tell([told(readyFile)]);
  const takeBack = async (): Promise<void> => {
    await runCli(['emulator', 'stop', '--ready-file', readyFile], io);
    asker.tell([stopped]);
  };
  try {
    return { ...(await seen(await readyFilePlace(readyFile, session), session)), takeBack };
  } catch (error) {
    await takeBack();
    throw error;
  }
}

/** What it would tell is told by the wizard. */
function quietly(io: Io): Io {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return Object.defineProperties({} as Io, { ...Object.getOwnPropertyDescriptors(io), stdout: { value: nowhere } });
}
