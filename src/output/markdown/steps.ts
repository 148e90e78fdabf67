import type { Json } from '../../model/json.ts';
import type { Outcome, Step } from '../../model/plan.ts';
import { isLate, type Change } from '../../model/resource.ts';
import { documentChange, isDocument, leavesOf, shortPath } from '../change-lines.ts';
import { kindNames, labelBesideKind } from '../step-name.ts';
import { lineDiff } from './line-diff.ts';
import { table } from './table.ts';
import { block, code, collapsed, html, prose } from './text.ts';

export interface ShownStep {
  readonly step: Step;
  /** What became of it; undefined before an apply. */
  readonly state: string | undefined;
}

/** A row for each step that changes something. */
export function stepTable(all: readonly ShownStep[], mostRows: number): readonly string[] {
  const steps = changing(all);
  const withState = steps.some(({ state }) => state !== undefined);
  const rows = steps.map(({ state = '', step }) => [
    step.action,
    kindNames[step.kind],
    code(labelBesideKind(step)),
    ...(withState ? [state] : []),
    [...summaryOf(step), ...(step.desired.notes ?? []).map((note) => `**note:** ${prose(note, 300)}`)].join('<br>'),
  ]);
  const unchanged = all.length - steps.length;
  const rest = unchanged === 0 ? [] : [`${unchanged} ${steps.length === 0 ? '' : 'more '}as ${unchanged === 1 ? 'it' : 'they'} should be.`, ''];
  return [...table(['Action', 'Kind', 'Resource', ...(withState ? ['State'] : []), 'What'], rows, mostRows), ...rest];
}

/** What was and what will be, a section a step. */
export function stepDetails(all: readonly ShownStep[]): readonly (readonly string[])[] {
  return changing(all).flatMap(({ step }) => {
    const lines = detailsOf(step.changes);
    return lines.length === 0 ? [] : [collapsed(`${step.action} ${kindNames[step.kind]} <code>${html(labelBesideKind(step))}</code>`, [code(step.id, 1000), '', ...lines])];
  });
}

function changing(steps: readonly ShownStep[]): readonly ShownStep[] {
  return steps.filter(({ step }) => step.action !== 'noop');
}

export function stateOf(step: Step, { done, failed, skipped }: Outcome): string {
  if (failed.some((each) => each.step === step)) return '**failed**';
  if (skipped.includes(step)) return 'not started';
  return done.some((each) => each.step === step) ? 'done' : '';
}

function summaryOf({ action, awaits = [], changes, graceMs }: Step): readonly string[] {
  const document = documentChange(changes);
  const fields = changes.flatMap(leavesOf).filter((change) => !isDocument(change)).map(({ path }) => shortPath(path));
  const named = action === 'update' ? fields.slice(0, 3).map((path) => code(path, 60)).join(', ') : '';
  const more = action === 'update' && fields.length > 3 ? ` and ${fields.length - 3} more` : '';
  return [
    ...(document === undefined ? [] : [document]),
    ...(named === '' ? [] : [named + more]),
    ...awaits.map(({ label }) => `waits for ${prose(label, 300)}`),
    ...(graceMs === undefined ? [] : [`after a grace of ${graceMs / 1000} s`]),
  ];
}

function detailsOf(changes: readonly Change[]): readonly string[] {
  const leaves = changes.flatMap(leavesOf);
  const rows = leaves.filter((change) => !isDocument(change)).map(({ path, before, after }) => [code(shortPath(path)), value(before), value(after)]);
  const documents = leaves.filter(isDocument).flatMap(({ path, before, after }) => [
    code(shortPath(path)),
    '',
    ...(isLate(after) ? ['(known after apply)'] : block(lineDiff(textOf(before), textOf(after)), 'diff')),
    '',
  ]);
  return [...table(['Field', 'Before', 'After'], rows, 200), ...documents].slice(0, -1);
}

function value(json: Json | undefined): string {
  if (json === undefined || json === null) return '—';
  if (isLate(json)) return '(known after apply)';
  return code(typeof json === 'string' ? json : JSON.stringify(json), 500);
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}
