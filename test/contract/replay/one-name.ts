import { isObject, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { addressOf, keyOf } from '../prepare/address.ts';
import type { Recorded } from './recording.ts';

/**
 * Some recorders replaced names in addresses and left them in bodies. Where the answer to a request for an item shows an
 * item of another name that no request asks for, both are the one in the address.
 */
export function withOneName(exchanges: readonly Recorded[]): readonly Recorded[] {
  const asked = new Set(exchanges.map(({ path }) => keyOf(addressOf(path).id)));
  const aliases = new Map<string, string>();
  for (const { path, status, responseBody } of exchanges) {
    const { id, isItem } = addressOf(path);
    const shown = textAt(responseBody, 'id');
    if (status >= 300 || !isItem || shown === undefined || keyOf(shown) === keyOf(id) || asked.has(keyOf(shown))) continue;
    if (keyOf(parentOf(shown)) === keyOf(parentOf(id))) aliases.set(keyOf(shown), id);
  }
  if (aliases.size === 0) return exchanges;
  const renamed = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => renamed(item));
    if (!isObject(value)) return value;
    const id = textAt(value, 'id');
    const alias = id === undefined ? undefined : aliases.get(keyOf(id));
    const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item ?? null)]));
    return alias === undefined ? inner : { ...inner, id: alias, ...(inner['name'] === undefined ? {} : { name: alias.slice(alias.lastIndexOf('/') + 1) }) };
  };
  return exchanges.map((exchange) => (exchange.responseBody === undefined ? exchange : { ...exchange, responseBody: renamed(exchange.responseBody) }));
}

function parentOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}
