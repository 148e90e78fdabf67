import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Recorded } from './recording.ts';

/** Exchanges with every text of theirs changed: addresses, answered headers, names and values of bodies. */
export function rewritten(exchanges: readonly Recorded[], text: (value: string) => string): readonly Recorded[] {
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
