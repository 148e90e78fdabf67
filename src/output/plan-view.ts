import type { Action, Plan, Step } from '../model/plan.ts';
import { changeLines, documentChange } from './change-lines.ts';
import { cut, wrap } from './columns.ts';
import type { Paint } from './paint.ts';
import { kindNames, labelBesideKind } from './step-name.ts';

export interface Target {
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly service: string | undefined;
  readonly api: string | undefined;
}

export interface PlanViewOptions {
  readonly target: Target;
  readonly headline: string | undefined;
  readonly width: number;
  readonly paint: Paint;
}

const glyphs: Readonly<Record<Action, string>> = { create: '+', update: '~', delete: '-', noop: '=' };
const colours = { create: 'green', update: 'yellow', delete: 'red', noop: 'dim' } as const;

/** `apim-demo (rg-ai, 0000…)` */
export function targetLine({ service, resourceGroup, subscription }: Target): string {
  const where = [resourceGroup, subscription].filter((part) => part !== undefined).join(', ');
  return where === '' ? (service ?? '') : `${service ?? ''} (${where})`;
}

/** The plan for people. Nothing is told by colour alone. */
export function planView(plan: Plan, { target, headline, width, paint }: PlanViewOptions): readonly string[] {
  const steps = plan.steps.filter(({ action }) => action !== 'noop');
  const then = provenAfter(plan);
  if (steps.length === 0) {
    const rest = plan.summary.noop === 1 ? '1 resource is as it should be.' : `${plan.summary.noop} resources are as they should be.`;
    return [paint('green', 'No changes.'), ...(plan.summary.noop > 0 ? [rest] : []), ...then.flatMap((label) => wrap(`Still to be proven: ${label}.`, width))];
  }
  const column = Math.max(...steps.map(({ kind }) => kindNames[kind].length));
  return [
    ...wrap(`Plan for ${targetLine(target)}`, width).map((line) => paint('bold', line)),
    ...(headline === undefined ? [] : wrap(headline, width - 2).map((line) => `  ${line}`)),
    ...steps.flatMap((step) => stepLines(step, column, width, paint)),
    ...(plan.summary.noop > 0 ? [paint('dim', `  = ${plan.summary.noop} unchanged`)] : []),
    ...then.flatMap((label) => wrap(`then waits for ${label}`, width - 4)).map((line) => paint('dim', `    ${line}`)),
    summaryLine(plan),
  ];
}

export function summaryLine({ summary }: Plan): string {
  return `${summary.create} to create, ${summary.update} to update, ${summary.delete} to delete.`;
}

/** What no step that is written waits for, and yet is proven: of what is there already. */
function provenAfter({ steps }: Plan): readonly string[] {
  const labels = (isWritten: boolean): readonly string[] => steps.filter(({ action }) => (action !== 'noop') === isWritten).flatMap(({ awaits = [] }) => awaits.map(({ label }) => label));
  const before = labels(true);
  return [...new Set(labels(false))].filter((label) => !before.includes(label));
}

function stepLines(step: Step, column: number, width: number, paint: Paint): readonly string[] {
  const head = `  ${glyphs[step.action]} ${kindNames[step.kind].padEnd(column)}   `;
  const document = documentChange(step.changes);
  const tail = document === undefined ? '' : `   ${document}`;
  const fields = step.action === 'delete' ? [] : changeLines(step.changes, width - 6, step.action === 'update');
  const awaits = [...new Set((step.awaits ?? []).map(({ label }) => label))].flatMap((label) => wrap(`waits for ${label}`, width - 6));
  const grace = step.graceMs === undefined ? [] : [`after a grace of ${step.graceMs / 1000} s`];
  const notes = (step.desired.notes ?? []).flatMap((note) => wrap(`note: ${note}`, width - 6));
  return [
    paint(colours[step.action], head + cut(labelBesideKind(step), width - head.length - tail.length)) + tail,
    ...fields.map((line) => paint('dim', `      ${line}`)),
    ...[...awaits, ...grace].map((line) => paint('dim', `      ${line}`)),
    ...notes.map((line) => paint('yellow', `      ${line}`)),
  ];
}
