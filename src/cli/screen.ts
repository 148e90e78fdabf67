import type { Warning } from '../../commands/command.ts';
import { variablesOfOurs } from '../input/unknown-variables.ts';
import { neutral, pipelineOf } from '../output/ci/pipeline.ts';
import { wrap } from '../output/columns.ts';
import { coloured, plain, wantsColour, type Paint } from '../output/paint.ts';
import { createProgress, silent, terminalSpinner, type Progress } from '../output/progress.ts';
import { environmentSecrets, redactor, secretiveAddresses } from '../output/redact.ts';
import type { Io } from './io.ts';

export interface ScreenOptions {
  readonly json: boolean;
  /** The report is a document at the end; what is for people on the way is told as ever. */
  readonly markdown: boolean;
  /** Whether a pipeline is told in its own way. */
  readonly annotations: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly noColor: boolean;
  /** Nothing moves: lines are written from top to bottom. */
  readonly plain: boolean;
}

/** Where a run writes for people. Everything passes the redaction. */
export interface Screen extends ScreenOptions {
  /** Columns of the terminal; off one nothing is cut or wrapped for its sake. */
  readonly widthOut: number;
  readonly widthErr: number;
  readonly paintOut: Paint;
  readonly paintErr: Paint;
  /** The result, on stdout; nothing with --json or Markdown. */
  out(lines: readonly string[]): void;
  /** Everything else, on stderr. */
  err(lines: readonly string[]): void;
  /** On stderr; with --json they stand in the document. */
  warn(warnings: readonly Warning[]): void;
  /** The one document of --json, or of Markdown. */
  document(text: string): void;
  /** One line, with --debug only. */
  tell(line: string): void;
  /** One line on stderr, above a moving one; also with --quiet and --json. */
  say(line: string): void;
  readonly progress: Progress;
  redact(text: string): string;
  /** From now on also takes this out of what is printed. */
  addSecret(secret: string): void;
}

/** @param given on the command line or elsewhere: addresses in it may hold secrets */
export async function createScreen(io: Io, options: ScreenOptions, moving: boolean, given: readonly string[]): Promise<Screen> {
  const secrets = [...environmentSecrets(io.env)];
  const addresses = secretiveAddresses([...given, ...variablesOfOurs(io.env).map((name) => io.env[name])]);
  let redact = redactor(secrets, addresses);
  const widthErr = widthOf(io.stderr);
  const paintErr = wantsColour(io.stderr.isTTY === true, options.noColor, io.env) ? coloured : plain;
  const inert = pipelineOf(io.env) === undefined ? (text: string): string => text : neutral;
  const write = (line: string): void => void io.stderr.write(`${inert(redact(line))}\n`);
  const progress = options.quiet || options.json || !moving ? silent : await movingProgress(io, options.plain, widthErr, paintErr, write);
  const say = (line: string): void => (progress === silent ? write(line) : progress.line(line));
  const err = (lines: readonly string[]): void => {
    progress.rest();
    lines.forEach(write);
  };
  return {
    ...options,
    say,
    widthOut: widthOf(io.stdout),
    widthErr,
    paintErr,
    paintOut: wantsColour(io.stdout.isTTY === true, options.noColor, io.env) ? coloured : plain,
    progress,
    redact: (text) => redact(text),
    out(lines) {
      progress.rest();
      if (!options.json && !options.markdown && lines.length > 0) io.stdout.write(inert(redact(`${lines.join('\n')}\n`)));
    },
    warn(warnings) {
      if (!options.json) err(warnings.flatMap(({ message }) => wrap(`warning: ${message}`, widthErr).map((line) => line.replace(/^warning:/, (word) => paintErr('yellow', word)))));
    },
    err,
    document: (text) => void io.stdout.write(inert(text)),
    tell(line) {
      if (options.debug) say(paintErr('dim', line));
    },
    addSecret(secret) {
      secrets.push(secret);
      redact = redactor(secrets, addresses);
    },
  };
}

/** Far more than any line has: it bounds what somebody else's text may add. */
const unbroken = 1000;

function widthOf({ isTTY, columns }: Io['stdout']): number {
  return isTTY === true ? Math.max(40, Math.min(80, columns ?? 80)) : unbroken;
}

async function movingProgress(io: Io, still: boolean, width: number, paint: Paint, write: (line: string) => void): Promise<Progress> {
  const animated = io.stderr.isTTY === true && !still;
  const spinner = animated ? await terminalSpinner(io.stderr, paint === coloured) : undefined;
  return createProgress({ write, spinner, paint, width, now: io.now });
}
