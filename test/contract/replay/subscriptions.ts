import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Recorded } from './recording.ts';

/** Subscriptions that requests go to, most used first. */
export function subscriptionsIn(exchanges: readonly Recorded[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of exchanges) {
    const id = /^\/+subscriptions\/([0-9a-f-]{36})/i.exec(path)?.[1]?.toLowerCase();
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Bodies are often masked otherwise than addresses: a subscription that no request goes to is the one that they go to. */
export function withOneMask(exchanges: readonly Recorded[]): readonly Recorded[] {
  const known = subscriptionsIn(exchanges);
  const [first] = known;
  if (first === undefined) return exchanges;
  const text = (value: string): string =>
    value.replaceAll(/(\/subscriptions\/)([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/gi, (_, head: string, id: string) => `${head}${known.includes(id.toLowerCase()) ? id : first}`);
  const body = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map((item: Json) => body(item));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), body(item ?? null)])) : value;
  };
  return exchanges.map((exchange) => ({
    ...exchange,
    path: text(exchange.path),
    body: exchange.body === undefined ? undefined : body(exchange.body),
    responseHeaders: Object.fromEntries(Object.entries(exchange.responseHeaders).map(([name, value]) => [name, text(value)])),
    responseBody: exchange.responseBody === undefined ? undefined : body(exchange.responseBody),
  }));
}
