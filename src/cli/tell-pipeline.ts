import { appendFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command, Warning } from '../../commands/command.ts';
import { annotation, pipelineOf, summaryUpload, type Annotation, type Pipeline } from '../output/ci/pipeline.ts';
import type { Explained } from '../output/explain.ts';
import type { Io } from './io.ts';
import type { Screen } from './screen.ts';

/** GitHub shows ten warnings a step; the last place tells of the others. */
const mostWarnings = 9;
/** What GitHub takes as the summary of one step. */
const longestSummary = 1024 * 1024;

export interface Told {
  readonly command: Command | undefined;
  readonly warnings: readonly Warning[];
  readonly error: Explained | undefined;
  /** The report in Markdown. */
  readonly summary: () => Promise<string>;
}

/** Marks warnings and errors in GitHub Actions and Azure Pipelines, and adds the report to the summary of the step. Never fails. */
export async function tellPipeline({ command, error, summary, warnings }: Told, screen: Screen, io: Io): Promise<void> {
  const pipeline = pipelineOf(io.env);
  if (pipeline === undefined || !screen.annotations || io.stderr.isTTY === true) return;
  for (const each of annotationsOf(warnings, error)) io.stderr.write(`${annotation(pipeline, { ...each, message: screen.redact(each.message) })}\n`);
  if (command === undefined || !isReported(command)) return;
  try {
    const line = await addSummary(pipeline, command, await summary(), io);
    if (line !== undefined) io.stderr.write(`${line}\n`);
  } catch (cause) {
    screen.say(`The summary of the step cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function annotationsOf(warnings: readonly Warning[], error: Explained | undefined): readonly Annotation[] {
  const more = warnings.length - mostWarnings;
  const shown = (more > 1 ? warnings.slice(0, mostWarnings) : warnings).map(({ code, message }) => ({ level: 'warning', code, message }) as const);
  const rest: readonly Annotation[] = more > 1 ? [{ level: 'warning', code: 'MoreWarnings', message: `${more} more warnings stand in the log.` }] : [];
  if (error === undefined) return [...shown, ...rest];
  return [...shown, ...rest, { level: 'error', code: error.code, message: [error.message, ...(error.hint === undefined ? [] : [error.hint])].join('\n') }];
}

/** What was planned, done or found; not what only prints something. */
function isReported(command: Command): boolean {
  return command.does === 'other' ? command.run === 'undo' || command.run === 'apply' : command.does !== 'local';
}

/** Writes it down; the answer is a line for the pipeline, where it needs one. */
async function addSummary(pipeline: Pipeline, { path: words }: Command, text: string, { env, now, random }: Io): Promise<string | undefined> {
  if (pipeline === 'github') {
    const file = env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '') return undefined;
    const { size } = await stat(file).catch(() => ({ size: 0 }));
    if (size + Buffer.byteLength(text) < longestSummary) await appendFile(file, `${size === 0 ? '' : '\n'}${text}`);
    return undefined;
  }
  const folder = env['AGENT_TEMPDIRECTORY'] ?? '';
  if (!path.isAbsolute(folder)) return undefined;
  const file = path.join(folder, `apim-llm-${words.join('-')}-${now().toString(36)}${Math.floor(random() * 36 ** 4).toString(36)}.md`);
  await writeFile(file, text);
  return summaryUpload(file);
}
