import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { words } from '../outcome-view.ts';
import { table } from './table.ts';
import { code, collapsed, html, prose } from './text.ts';

/** More rows than these are for those who ask. */
const openRows = 30;

/** A command's result, whatever it holds: single values as a list, lists of things as tables. */
export function resultSection(result: JsonObject, mostRows: number): readonly string[] {
  const fields = Object.entries(result).filter(([, value]) => isTold(value));
  const single = fields.flatMap(([name, value]) => (value === undefined || isTable(value) ? [] : [`- ${prose(words(name))}: ${brief(value)}`]));
  const tables = fields.flatMap(([name, value]) => (value !== undefined && isTable(value) ? tableOf(name, value, mostRows) : []));
  return single.length + tables.length === 0 ? ['Nothing is there.', ''] : [...single, ...(single.length === 0 ? [] : ['']), ...tables];
}

function tableOf(name: string, value: Json, mostRows: number): readonly string[] {
  const items: readonly JsonObject[] = Array.isArray(value) ? value.filter(isObject) : isObject(value) ? Object.entries(value).map(([key, item]) => ({ name: key, ...(isObject(item) ? item : {}) })) : [];
  const columns = [...new Set(items.flatMap((item) => Object.keys(item).filter((key) => isTold(item[key]))))];
  const rows = items.map((item) => columns.map((column) => brief(item[column])));
  const lines = table(columns.map((column) => prose(words(column))), rows, mostRows);
  return rows.length > openRows ? collapsed(`${html(words(name))} (${rows.length})`, lines) : [`**${prose(words(name))}**`, '', ...lines];
}

function isTold(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0) && !(isObject(value) && Object.keys(value).length === 0);
}

/** A list of objects, or objects by name. */
function isTable(value: Json): boolean {
  return Array.isArray(value) ? value.every(isObject) : isObject(value) && Object.values(value).every(isObject);
}

function brief(value: Json | undefined): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'string') return code(shortId(value));
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.every((item: Json) => !isObject(item) && !Array.isArray(item)) ? value.slice(0, 20).map((item: Json) => brief(item)).join(', ') + (value.length > 20 ? ` and ${value.length - 20} more` : '') : `${value.length}`;
  if (!isObject(value)) return String(value);
  const parts = Object.entries(value).flatMap(([key, item]) => (isTold(item) ? [`${key} ${isObject(item) || Array.isArray(item) ? JSON.stringify(item) : shortId(String(item))}`] : []));
  return code(parts.join(', '), 300);
}

/** What tells resources apart; where they are, the heading says. */
function shortId(text: string): string {
  return /^\/subscriptions\/[^/]+\/.*\/providers\/[^/]+\/(.+)$/i.exec(text)?.[1] ?? text;
}
