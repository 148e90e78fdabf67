import type { Command } from '../../commands/command.ts';
import { cancelled } from '../input/prompts.ts';
import { exitCodes, UserError, type ExitCode } from '../model/user-error.ts';
import { errorView } from '../output/error-view.ts';
import { explain } from '../output/explain.ts';
import { jsonReport } from '../output/json-report.ts';
import type { Ending } from './ending.ts';
import type { Io } from './io.ts';
import { createScreen, type Screen, type ScreenOptions } from './screen.ts';
import type { Notes } from './session.ts';
import { tellPipeline } from './tell-pipeline.ts';

/** What was run, as far as it is known. */
export interface Named {
  /** Its words. */
  readonly name: string;
  readonly command: Command | undefined;
}

/** Tells how a run ended: the error on stderr, and with --json or in Markdown the one document on stdout. */
export async function conclude(ending: Ending, { command, name }: Named, notes: Notes, screen: Screen | undefined, argv: readonly string[], io: Io): Promise<ExitCode> {
  const to = screen ?? (await createScreen(io, guessed(argv, io.env), false, argv));
  const { status, exitCode, error } = ending;
  if (error !== undefined) to.err(errorView(error, to.debug, to.paintErr, to.widthErr));
  const report = { command: name, status, error, ...notes };
  const markdown = async (): Promise<string> => (await import('../output/markdown/report.ts')).markdownReport(report, to.redact);
  if (to.json) to.document(jsonReport(report, to.redact));
  else if (to.markdown) to.document(await markdown());
  await tellPipeline({ command, error, warnings: notes.warnings, summary: markdown }, to, io);
  return exitCode;
}

export function endingOfError(thrown: unknown, aborted: boolean, io: Io): Ending {
  const error = explain(aborted && !(thrown instanceof UserError) ? cancelled() : thrown, io.version);
  return { status: error.exitCode === exitCodes.cancelled ? 'cancelled' : 'failed', exitCode: error.exitCode, error };
}

/** How to report what went wrong before the options were read. */
function guessed(argv: readonly string[], env: Io['env']): ScreenOptions {
  const output = argv.flatMap((arg, index) => (['-o', '--output'].includes(arg) ? [argv[index + 1]] : /^(?:--output=|-o)(.+)$/.exec(arg)?.slice(1) ?? []));
  const named = output.length === 0 ? [env['APIM_LLM_OUTPUT']] : output;
  const json = argv.includes('--json') || named.includes('json');
  return {
    json,
    markdown: !json && named.includes('markdown'),
    annotations: !argv.includes('--no-annotations') && !/^(0|false|no|off)$/i.test(env['APIM_LLM_ANNOTATIONS'] ?? ''),
    quiet: false,
    debug: argv.includes('--debug'),
    noColor: argv.includes('--no-color'),
    plain: argv.includes('--plain') || env['TERM'] === 'dumb',
  };
}
