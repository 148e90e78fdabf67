import type { Json, JsonObject } from '../../model/json.ts';
import type { Step } from '../../model/plan.ts';
import type { Change } from '../../model/resource.ts';
import type { Report } from '../json-report.ts';
import { targetLine } from '../plan-view.ts';
import { redactJson } from '../redact.ts';
import { resultSection } from './result.ts';
import { stateOf, stepDetails, stepTable, type ShownStep } from './steps.ts';
import { block, code, collapsed, prose } from './text.ts';

/** What a comment of GitHub takes is 65,536 characters; Azure DevOps takes more. Some are left for what a pipeline puts around. */
export const longestComment = 64_000;

export interface MarkdownReport extends Report {
  readonly headline?: string | undefined;
  /** Lines below the plan. */
  readonly findings?: readonly string[] | undefined;
}

/** With nothing secret in it. */
interface Shown extends MarkdownReport {
  readonly steps: readonly ShownStep[];
  readonly findings: readonly string[];
}

const mostRows = 300;

/**
 * A run for a comment on a pull request: heading, steps, and collapsed what was and what will be. The same run gives the same
 * text. Where it would be too long, details are left out first, then rows.
 */
export function markdownReport(report: MarkdownReport, redact: (text: string) => string, longest = longestComment): string {
  const shown = withoutSecrets(report, redact);
  for (let rows = mostRows; ; rows = Math.floor(rows / 2)) {
    const must = mainPart(shown, rows);
    const left = longest - bytes(must) - 200;
    if (left >= 0 || rows === 0) return `${[...must, ...fitting(details(shown), left)].join('\n').trimEnd()}\n`;
  }
}

function mainPart(report: Shown, rows: number): readonly string[] {
  const { command, error, headline, plan, result, steps, target, warnings } = report;
  const where = targetLine(target);
  const told = Math.max(rows, 5);
  return [
    `### apim-llm ${prose(command)}: ${saying(report)}`,
    '',
    ...(where === '' ? [] : [`${code(where)}${target.api === undefined ? '' : `, API ${code(target.api)}`}`, '']),
    ...(headline === undefined ? [] : [prose(headline), '']),
    ...(error === undefined ? [] : [`> **error ${prose(error.code)}**: ${error.message.split('\n').map((line) => prose(line)).join('<br>')}`, ...(error.hint === undefined ? [] : ['', ...block(error.hint.split('\n'))]), '']),
    ...warnings.slice(0, told).map(({ code: name, message }) => `> **warning ${prose(name)}**: ${prose(message)}\n`),
    ...(warnings.length > told ? [`… and ${warnings.length - told} more warnings (--json has all)`, ''] : []),
    ...(plan === undefined ? [] : stepTable(steps, rows)),
    ...(result === undefined ? [] : resultSection(result, rows)),
  ];
}

function saying({ outcome, plan, result, status }: MarkdownReport): string {
  const endings = { ok: 'done', changes: 'changes pending', partial: 'partly applied', failed: 'failed', cancelled: 'cancelled' } as const;
  if (plan === undefined || outcome !== undefined || status === 'failed' || status === 'cancelled') return result !== undefined && plan === undefined && status === 'ok' ? 'report' : endings[status];
  const { create, delete: remove, update } = plan.summary;
  return create + update + remove === 0 ? 'no changes' : `${create} to create, ${update} to update, ${remove} to delete`;
}

function details({ findings, steps }: Shown): readonly (readonly string[])[] {
  return [...stepDetails(steps), ...(findings.length === 0 ? [] : [collapsed('What else was found', block(findings.slice(findings.findIndex((line) => line !== ''))))])];
}

/** As many as there is room for, in their order; a note tells of the others. */
function fitting(parts: readonly (readonly string[])[], room: number): readonly string[] {
  const taken: string[] = [];
  let left = room;
  let out = 0;
  for (const part of parts) {
    if (bytes(part) <= left) {
      taken.push(...part);
      left -= bytes(part);
    } else out += 1;
  }
  return out === 0 ? taken : [...taken, `Details of ${out} left out: the comment would be too long. --json has them.`];
}

function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

/** Which step a state belongs to is known by the step itself: it is told before anything is taken out. */
function withoutSecrets(report: MarkdownReport, redact: (text: string) => string): Shown {
  const { error, findings = [], headline, outcome, plan, result, warnings } = report;
  return {
    ...report,
    steps: (plan?.steps ?? []).map((step) => ({ step: withoutSecret(step, redact), state: outcome && stateOf(step, outcome) })),
    result: result && (redactJson(result, redact) as JsonObject),
    headline: headline && redact(headline),
    findings: findings.map(redact),
    warnings: warnings.map(({ code: name, message }) => ({ code: name, message: redact(message) })),
    error: error && { ...error, message: redact(error.message), hint: error.hint && redact(error.hint) },
  };
}

function withoutSecret(step: Step, redact: (text: string) => string): Step {
  const changes = redactJson(JSON.parse(JSON.stringify(step.changes)) as Json, redact) as unknown as readonly Change[];
  const { notes } = step.desired;
  return { ...step, label: redact(step.label), changes, desired: { ...step.desired, ...(notes && { notes: notes.map(redact) }) } };
}
