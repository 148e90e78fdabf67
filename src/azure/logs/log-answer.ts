import { at, isObject, textAt, type Json } from '../../model/json.ts';
import type { LogAnswer } from '../../model/logs.ts';

/**
 * `{tables: [{name, columns: [{name, type}], rows}]}`; an `error` beside the tables says that they are not whole. Values of
 * type `dynamic` come as texts of JSON.
 */
export function logAnswer(body: Json | undefined): LogAnswer {
  const tables = at(body, 'tables');
  const [first] = Array.isArray(tables) ? tables : [];
  const named = at(first, 'columns');
  const columns = (Array.isArray(named) ? named : []).map((column) => ({ name: textAt(column, 'name') ?? '', type: textAt(column, 'type') ?? 'string' }));
  const found = at(first, 'rows');
  const rows = (Array.isArray(found) ? found : []).map((row) => (Array.isArray(row) ? row : []).map((cell: Json, index) => (columns[index]?.type === 'dynamic' ? parsed(cell) : cell)));
  const error = at(body, 'error');
  return { table: { columns, rows }, partial: isObject(error) ? { code: textAt(error, 'code') ?? 'PartialError', message: innermost(error) } : undefined };
}

function parsed(cell: Json): Json {
  if (typeof cell !== 'string') return cell;
  try {
    return JSON.parse(cell) as Json;
  } catch {
    return cell;
  }
}

/** What an error says at its most exact: in its details, or in the errors that it has inside. */
export function innermost(error: Json | undefined): string {
  const inner = at(error, 'innererror');
  const details = at(error, 'details');
  const detail = Array.isArray(details) ? details.map((each: Json) => innermost(each)).find((text) => text !== '') : undefined;
  const within = inner === undefined ? '' : innermost(inner);
  return within !== '' ? within : (detail ?? textAt(error, 'message') ?? '');
}
