import type { JsonObject } from '../../../../model/json.ts';
import { invalidChoice, invalidRequest, invalidType } from '../invalid-request.ts';

const usual = 20;
const most = 100;

/** A page of a response's input, the last item first unless `order=asc`. @throws ModelRefusal 400 for parameters that are wrong */
export function pageOf(items: readonly JsonObject[], query: URLSearchParams): JsonObject {
  const limit = limitOf(query.get('limit'));
  const order = query.get('order') ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalidChoice('order', order, ['asc', 'desc']);
  const ordered = order === 'asc' ? items : items.toReversed();
  const after = query.get('after');
  const before = query.get('before');
  const start = after === null ? 0 : placeOf(ordered, after, 'after') + 1;
  const end = before === null ? ordered.length : placeOf(ordered, before, 'before');
  const page = ordered.slice(start, end).slice(0, limit);
  return { object: 'list', data: page, first_id: page[0]?.['id'] ?? null, last_id: page.at(-1)?.['id'] ?? null, has_more: start + page.length < end };
}

function limitOf(text: string | null): number {
  if (text === null) return usual;
  const limit = Number(text);
  if (!Number.isInteger(limit)) throw invalidType('limit', 'an integer', text);
  if (limit < 1) throw invalidRequest(`Invalid 'limit': integer below minimum value. Expected a value >= 1, but got ${limit} instead.`, 'limit', 'integer_below_min_value');
  if (limit > most) throw invalidRequest(`Invalid 'limit': integer above maximum value. Expected a value <= ${most}, but got ${limit} instead.`, 'limit', 'integer_above_max_value');
  return limit;
}

function placeOf(items: readonly JsonObject[], id: string, path: string): number {
  const place = items.findIndex((item) => item['id'] === id);
  if (place < 0) throw invalidRequest(`Item with id '${id}' not found.`, path);
  return place;
}
