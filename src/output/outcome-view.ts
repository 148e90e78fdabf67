import { isArmId } from '../model/arm-id.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Outcome, Step } from '../model/plan.ts';
import { cut } from './columns.ts';
import type { Paint } from './paint.ts';
import { stepName } from './step-name.ts';

/** The receipt: what was written, and what the command has to say about it. */
export function doneView(outcome: Outcome, result: JsonObject, width: number, paint: Paint): readonly string[] {
  // What was to be deleted and is gone counts, whoever deleted it: API Management does so itself with an import.
  const wrote = outcome.done.filter((done) => (done.wrote && done.step.action !== 'noop') || done.step.action === 'delete');
  const count = (action: string): number => wrote.filter(({ step }) => step.action === action).length;
  const counts = `Done: ${count('create')} created, ${count('update')} updated, ${count('delete')} deleted.`;
  return [...(wrote.length === 0 ? [] : [paint('green', counts)]), ...resultView(result, width)];
}

/** A result's fields, short: lists by what they hold while that fits, else by their length. */
function resultView(result: JsonObject, width: number): readonly string[] {
  const rows = Object.entries(result).flatMap(([name, value]) => (isShown(value) ? [[words(name), value] as const] : []));
  const left = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(left)}   ${brief(value, width - left - 5)}`);
}

/** What stands still after a failure or a Ctrl-C, step by step. */
export function stoppedView(outcome: Outcome, explain: (error: Error) => string | undefined, width: number, paint: Paint): readonly string[] {
  const row = (word: string, step: Step): string => `  ${word.padEnd(11)} ${cut(stepName(step), width - 14)}`;
  return [
    ...outcome.done.filter(({ step }) => step.action !== 'noop').map(({ step, wrote }) => row(wrote ? 'done' : 'as it was', step)),
    ...outcome.failed.flatMap(({ step, error }) => {
      const why = explain(error);
      return [paint('red', row(step.action === 'noop' ? 'not proven' : 'failed', step)), ...(why === undefined ? [] : [`              ${why}`])];
    }),
    ...outcome.skipped.filter(({ action }) => action !== 'noop').map((step) => paint('dim', row('not started', step))),
  ];
}

export function nextView(lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('bold', 'Next:'), ...lines.map((line) => `  ${line}`)];
}

function isShown(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

export function words(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function brief(value: Json, width: number): string {
  if (Array.isArray(value)) {
    const names = value.map((item: Json) => (isObject(item) ? (item['name'] ?? item['id']) : item));
    const text = names.every((name) => typeof name === 'string') ? names.join(', ') : undefined;
    return text !== undefined && text.length <= width ? text : String(value.length);
  }
  // Of an ARM id its end, which names it; all of it stands in the JSON.
  if (!isObject(value)) return isArmId(String(value)) ? cut(String(value), width) : String(value);
  const { name, url } = value;
  // Addresses are for copying: never cut.
  return typeof name === 'string' ? [name, ...(typeof url === 'string' ? [url] : [])].join('   ') : cut(JSON.stringify(value), width);
}
