import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { withGoodNames } from './good-names.ts';
import { withOneName } from './one-name.ts';
import { withOneMask } from './subscriptions.ts';

/** One recorded exchange, whichever of the two spellings of the format it was written in. */
export interface Recorded {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  /** Path and query, as recorded. */
  readonly path: string;
  /** Lower-case names, without credentials and what a client adds by itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: Json | undefined;
}

export interface Recording {
  readonly file: string;
  readonly exchanges: readonly Recorded[];
  /** Lines that are no exchange: no method, no status, a shortened address. */
  readonly skipped: readonly number[];
}

const ownHeaders = new Set(['authorization', 'host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding', 'cookie']);

export function readRecording(fullPath: string): Recording {
  const file = path.basename(fullPath);
  const exchanges: Recorded[] = [];
  const skipped: number[] = [];
  for (const [index, text] of readFileSync(fullPath, 'utf8').split('\n').entries()) {
    if (text.trim() === '' || text.startsWith('#')) continue;
    const exchange = exchangeOf(text, file, index + 1);
    if (exchange) exchanges.push(exchange);
    else skipped.push(index + 1);
  }
  return { file, exchanges: withOneName(withOneMask(withGoodNames(exchanges))), skipped };
}

function exchangeOf(text: string, file: string, line: number): Recorded | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(read)) return undefined;
  const { method, url, status } = read;
  if (typeof method !== 'string' || typeof url !== 'string' || typeof status !== 'number') return undefined;
  const where = url.replace(/^https?:\/\/[^/]+/i, '');
  if (!where.startsWith('/') || /[…\s]/.test(where.split('?')[0] ?? '')) return undefined;
  const sentHeaders = headersOf(read['headers'] ?? read['requestHeaders']);
  return {
    file,
    line,
    method: method.toUpperCase(),
    path: where,
    headers: Object.fromEntries(Object.entries(sentHeaders).filter(([name, value]) => !ownHeaders.has(name) && value !== '***')),
    body: bodyOf(read['body'] ?? read['requestBody']),
    status,
    responseHeaders: headersOf(read['responseHeaders']),
    responseBody: bodyOf(read['responseBody']),
  };
}

/** Names that a recording only says to have been there stand in `_present`. */
function headersOf(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  const present = Array.isArray(value['_present']) ? value['_present'] : [];
  const named = present.flatMap((name: Json): [string, string][] => (typeof name === 'string' ? [[name.toLowerCase(), '']] : []));
  const said = Object.entries(value).flatMap(([name, item]): [string, string][] =>
    name === '_present' || item === undefined || item === null ? [] : [[name.toLowerCase(), Array.isArray(item) ? item.join(', ') : String(item)]],
  );
  return Object.fromEntries([...named, ...said]);
}

/** A body may be recorded as JSON or as its text. */
function bodyOf(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}
