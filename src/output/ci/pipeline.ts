import { printable } from '../printable.ts';

/** Pipelines that are told of warnings and errors in their own way. */
export type Pipeline = 'github' | 'azure';

export interface Annotation {
  readonly level: 'warning' | 'error';
  /** Code of the warning or error. */
  readonly code: string;
  /** May have several lines. */
  readonly message: string;
}

/** By the variables that both set for every step (documented: `GITHUB_ACTIONS` is "true", `TF_BUILD` is "True"). */
export function pipelineOf(env: Readonly<Record<string, string | undefined>>): Pipeline | undefined {
  if (env['GITHUB_ACTIONS']?.toLowerCase() === 'true') return 'github';
  return env['TF_BUILD']?.toLowerCase() === 'true' ? 'azure' : undefined;
}

/**
 * One line that the pipeline takes for a warning or an error. Both read what a step writes to stderr as they read its stdout
 * (actions/runner ScriptHandler, azure-pipelines-agent NodeHandler), so that stdout stays the report's alone.
 */
export function annotation(pipeline: Pipeline, { code, level, message }: Annotation): string {
  const text = message.split(/\r?\n/).map(printable).join('\n');
  if (pipeline === 'github') return `::${level} title=${githubProperty(`apim-llm: ${code}`)}::${githubData(text)}`;
  return `##vso[task.logissue type=${level};code=${azureProperty(code)}]${azureData(neutral(text))}`;
}

/** Tells Azure Pipelines of a Markdown file that becomes part of the summary. The path has to be absolute. */
export function summaryUpload(file: string): string {
  return `##vso[task.uploadsummary]${azureData(file)}`;
}

/** A line in which texts of others may stand: a pipeline would take some of them for its commands. */
export function neutral(line: string): string {
  return line.replaceAll(/##(?=(?:vso)?\[)/gi, '# #').replaceAll(/^(\s*):(?=:)/gm, '$1: ');
}

function githubData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function azureData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function azureProperty(text: string): string {
  return azureData(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
