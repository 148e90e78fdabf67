import { cancelled } from '../input/prompts.ts';
import { exitCodes, UserError, type ExitCode } from '../model/user-error.ts';
import { errorView } from '../output/error-view.ts';
import { explain } from '../output/explain.ts';
import { jsonReport } from '../output/json-report.ts';
import type { Ending } from './ending.ts';
import type { Io } from './io.ts';
import { createScreen, type Screen } from './screen.ts';
import type { Notes } from './session.ts';

/** Tells how a run ended: the error on stderr, and with --json the one document on stdout. */
export async function conclude(ending: Ending, command: string, notes: Notes, screen: Screen | undefined, argv: readonly string[], io: Io): Promise<ExitCode> {
  const to = screen ?? (await createScreen(io, guessed(argv, io.env), false, argv));
  const { status, exitCode, error } = ending;
  if (error !== undefined) to.err(errorView(error, to.debug, to.paintErr, to.widthErr));
  if (to.json) to.document(jsonReport({ command, status, error, ...notes }, to.redact));
  return exitCode;
}

export function endingOfError(thrown: unknown, aborted: boolean, io: Io): Ending {
  const error = explain(aborted && !(thrown instanceof UserError) ? cancelled() : thrown, io.version);
  return { status: error.exitCode === exitCodes.cancelled ? 'cancelled' : 'failed', exitCode: error.exitCode, error };
}

/** How to report what went wrong before the options were read. */
function guessed(argv: readonly string[], env: Io['env']): { json: boolean; quiet: boolean; debug: boolean; noColor: boolean } {
  const output = argv.flatMap((arg, index) => (['-o', '--output'].includes(arg) ? [argv[index + 1]] : /^(?:--output=|-o)(.+)$/.exec(arg)?.slice(1) ?? []));
  return {
    json: argv.includes('--json') || output.includes('json') || (output.length === 0 && env['APIM_LLM_OUTPUT'] === 'json'),
    quiet: false,
    debug: argv.includes('--debug'),
    noColor: argv.includes('--no-color'),
  };
}
