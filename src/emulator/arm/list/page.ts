import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid } from '../refusal.ts';
import { filterOf } from './filter.ts';
import type { Fields } from './filter.ts';

/** Never exceeded in a recording; chosen. */
const defaultPageSize = 100;

/**
 * A list of API Management: `count` is the total over all pages, `nextLink` is there only where something is
 * left, with the request's own parameters and `$skip` (arm-behaviour 37, 38).
 */
export function pageOf<T>(call: Call, items: readonly T[], fields: Fields<T>, body: (item: T) => JsonObject): ArmResponse {
  const filter = call.query.get('$filter');
  const matching = filter ? items.filter(filterOf(filter, fields)) : items;
  const top = count(call, '$top', 1) ?? defaultPageSize;
  const skip = count(call, '$skip', 0) ?? 0;
  const value = matching.slice(skip, skip + top).map(body);
  const more = skip + top < matching.length ? { nextLink: nextLink(call, skip + top) } : {};
  return answer(200, { value, count: matching.length, ...more });
}

function count(call: Call, key: string, min: number): number | undefined {
  const stated = call.query.get(key);
  if (stated === null) return undefined;
  if (!/^\d+$/.test(stated) || Number(stated) < min) throw invalid({ target: key, message: `Invalid value of ${key} specified` });
  return Number(stated);
}

function nextLink(call: Call, skip: number): string {
  const { url } = call.request;
  const kept = [...url.searchParams].filter(([key]) => key.toLowerCase() !== '$skip');
  const query = [...kept, ['$skip', String(skip)]].map(([key = '', value = '']) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
  return `${call.state.world.origin()}${url.pathname}?${query}`;
}
