import type { Live } from '../../model/live.ts';
import type { OneOf } from '../../model/question.ts';
import { shellWord } from '../../model/shell-word.ts';
import { exitCodes, type ExitCode } from '../../model/user-error.ts';
import { wrapCommand } from '../../output/wrap-command.ts';
import type { Host, Io } from '../io.ts';
import type { Session } from '../session.ts';
import type { Asker } from './asker.ts';
import type { Place } from './place.ts';
import type { RunCli } from './sign-in.ts';
import type { Texts } from './texts/texts.ts';

export type Came =
  | { readonly to: 'end'; readonly live: Live; readonly api: string | undefined; readonly next: readonly string[] }
  /** The plan was shown, and that was all that was wanted. */
  | { readonly to: 'plan' }
  /** Somebody wants to change an answer. */
  | { readonly to: 'questions' }
  /** It failed, or was cancelled; why is told. `wrote`: after somebody had said yes. */
  | { readonly to: 'failure'; readonly code: ExitCode; readonly wrote: boolean };

/** Runs what was chosen as anybody's command, and asks for the yes in between. */
export async function runChosen(line: readonly string[], place: Place, session: Session, asker: Asker, texts: Texts, runCli: RunCli): Promise<Came> {
  let went: Parameters<Host['ended']>[0] | undefined;
  let agreed: boolean | undefined;
  const host: Host = {
    async agree(deletes) {
      agreed = (await asker.ask(question(deletes, texts)))[0] === 'apply';
      return agreed;
    },
    ended: (run) => {
      went = run;
    },
  };
  asker.tell(['', texts.run.line, ...commandText(line, session), '']);
  const code = await runCli([...line, ...lookOf(session)], hosting(place.io, host));
  if (agreed === false) return { to: 'questions' };
  if (code === exitCodes.done) return went === undefined ? { to: 'plan' } : { to: 'end', ...went };
  return { to: 'failure', code, wrote: agreed === true };
}

export function commandText(line: readonly string[], { screen }: Pick<Session, 'screen'>): readonly string[] {
  return wrapCommand(['apim-llm', ...line.map(shellWord)].join(' '), 4, Math.min(screen.widthErr, 80) - 2).map((text) => `  ${text}`);
}

function question(deletes: boolean, { run }: Texts): OneOf {
  const [apply, back] = [{ value: 'apply', ...run.apply }, { value: 'back', ...run.back }];
  return { kind: 'one', ...run.agree, choices: [apply, back], usual: deletes ? 'back' : 'apply', canGoBack: true };
}

/** How things are shown is not part of what was chosen. */
function lookOf({ globals, screen }: Session): readonly string[] {
  const { config, dryRun } = globals as typeof globals & { readonly config?: string };
  return [
    ...(config === undefined ? [] : ['--config', config]),
    ...(dryRun ? ['--dry-run'] : []),
    ...(screen.noColor ? ['--no-color'] : []), ...(screen.debug ? ['--debug'] : []), ...(screen.quiet ? ['--quiet'] : []), ...(globals.plain ? ['--plain'] : []),
  ];
}

function hosting(io: Io, host: Host): Io {
  return Object.defineProperties({} as Io, { ...Object.getOwnPropertyDescriptors(io), host: { value: host } });
}
