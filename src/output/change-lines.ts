import { isObject, type Json } from '../model/json.ts';
import { isLate, type Change } from '../model/resource.ts';
import { cut } from './columns.ts';
import { lineDifference } from './line-difference.ts';

const most = 10;

/**
 * The changed fields of a step, one line each; of an update with what was there before. Documents are counted in
 * `documentChange`, not shown. Operations that an import brings are all named, as those are that it takes away.
 */
export function changeLines(changes: readonly Change[], width: number, update = false): readonly string[] {
  const operations = changes.flatMap((change) => operationOf(change) ?? []).map((name) => cut(`+ ${name}`, width));
  return [...fieldLines(changes.filter((change) => operationOf(change) === undefined), width, update), ...operations];
}

/** `chat (POST /chat)` */
function operationOf({ path, after }: Change): string | undefined {
  const route = /^operations\[(".*")\]$/.exec(path)?.[1];
  return route === undefined || typeof after !== 'string' ? undefined : `${after} (${JSON.parse(route)})`;
}

function fieldLines(changes: readonly Change[], width: number, update: boolean): readonly string[] {
  const all = changes.flatMap(leavesOf);
  // How a document is encoded is part of it.
  const leaves = all.some(isDocument) ? all.filter((change) => !isDocument(change) && change.path !== 'properties.format') : all;
  const shown = leaves.slice(0, most);
  const names = shown.map(({ path }) => cut(shortPath(path), Math.min(Math.floor(width / 2), Math.max(10, width - 24))));
  const left = Math.max(0, ...names.map((name) => name.length));
  const lines = shown.map((change, index) => `${(names[index] ?? '').padEnd(left)}   ${values(change, width - left - 3, update)}`.trimEnd());
  const hidden = leaves.length - most;
  if (hidden <= 0) return lines;
  const more = `… ${hidden} more ${hidden === 1 ? 'field' : 'fields'}`;
  const where = ' (--json shows all)';
  return [...lines, more.length + where.length <= width ? more + where : more];
}

/** `+12 −3 lines` for the documents among the changes, `(known after apply)` where one waits for a late value, or undefined. */
export function documentChange(changes: readonly Change[]): string | undefined {
  const documents = changes.flatMap(leavesOf).filter(isDocument);
  if (documents.length === 0) return undefined;
  if (documents.some(({ after }) => isLate(after))) return '(known after apply)';
  const counts = documents.map(({ before, after }) => lineDifference(typeof before === 'string' ? before : '', typeof after === 'string' ? after : ''));
  const sum = (pick: 'added' | 'removed'): number => counts.reduce((total, count) => total + count[pick], 0);
  return `+${sum('added')} −${sum('removed')} lines`;
}

export function isDocument({ before, after }: Change): boolean {
  return [before, after].some((value) => typeof value === 'string' && value.trimEnd().includes('\n'));
}

export function leavesOf(change: Change): readonly Change[] {
  const { path, before, after } = change;
  if (isLate(after)) return [change];
  const parts = keysOf(before, after);
  if (parts === undefined) return [change];
  return parts.flatMap(({ key, from, to }) => (JSON.stringify(from) === JSON.stringify(to) ? [] : leavesOf({ path: path + key, before: from, after: to })));
}

interface Part {
  readonly key: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

/** The parts of an object or of a list of objects; undefined where both sides are to be shown whole. */
function keysOf(before: Json | undefined, after: Json | undefined): readonly Part[] | undefined {
  if (isObject(after) && (before === undefined || before === null || isObject(before))) {
    const old = isObject(before) ? before : {};
    return Object.keys(after).map((key) => ({ key: `.${key}`, from: old[key], to: after[key] }));
  }
  if (Array.isArray(after) && (before === undefined || before === null || Array.isArray(before)) && after.some((item) => isObject(item))) {
    const old: readonly Json[] = Array.isArray(before) ? before : [];
    return Array.from({ length: Math.max(old.length, after.length) }, (_, index) => ({ key: `[${index}]`, from: old[index], to: after[index] as Json | undefined }));
  }
  return undefined;
}

export function shortPath(path: string): string {
  return path.replace(/^\.?properties\./, '').replace(/^\./, '');
}

function values({ before, after }: Change, width: number, update: boolean): string {
  const from = before === undefined && !update ? undefined : show(before);
  const to = show(after);
  if (from === undefined) return cut(to, Math.max(8, width));
  const [old, now] = fitted(from, to, width);
  if (old !== now) return `${old}  →  ${now}`;
  // What both begin with is not what changes.
  const same = sharedStart(from, to);
  return fitted(`…${from.slice(same)}`, `…${to.slice(same)}`, width).join('  →  ');
}

function fitted(from: string, to: string, width: number): readonly [string, string] {
  const half = Math.max(8, Math.floor((width - 5) / 2));
  const spare = Math.max(0, half - Math.min(from.length, to.length));
  return [cut(from, from.length <= to.length ? half : half + spare), cut(to, to.length < from.length ? half : half + spare)];
}

/** Length of the words, or of the characters where it is one word, that both begin with. */
function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length).lastIndexOf(' ') + 1 || length;
}

function show(value: Json | undefined): string {
  if (value === undefined || value === null) return '—';
  if (isLate(value)) return '(known after apply)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
