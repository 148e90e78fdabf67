import type { JsonObject } from '../../../model/json.ts';
import type { Headers } from '../message/headers.ts';
import type { GatewayUrl } from '../message/message.ts';
import { Query } from '../message/query.ts';
import type { Capture, Mask } from './diagnostic-settings.ts';

const stars = '***';

/** A URL without the parameters that are hidden, and with stars for those that are masked. */
export function maskedUrl({ scheme, host, port, path, query }: GatewayUrl, masks: readonly Mask[]): string {
  const authority = port === 443 ? host : `${host}:${port}`;
  return `${scheme}://${authority}${path}${maskedQuery(query, masks)}`;
}

export function maskedTarget(url: URL, masks: readonly Mask[]): string {
  return `${url.origin}${url.pathname}${maskedQuery(Query.parse(url.search), masks)}`;
}

function maskedQuery(query: Query, masks: readonly Mask[]): string {
  const kept = query.entries().flatMap(([name, value]) => {
    const mask = maskOf(name, masks);
    return mask?.hides === true ? [] : [[name, mask ? stars : value] as const];
  });
  const text = new Query(kept).toString();
  return text === '' ? '' : `?${text}`;
}

/** The headers that are to be logged and are there, by the name that the diagnostic has for them. */
export function loggedHeaders(headers: Headers | undefined, { headers: names, headerMasks }: Capture, prefix = ''): JsonObject {
  const logged: Record<string, string> = {};
  for (const name of headers ? names : []) {
    const value = headers?.get(name);
    const mask = maskOf(name, headerMasks);
    if (value === undefined || mask?.hides === true) continue;
    logged[`${prefix}${name}`] = mask ? stars : value;
  }
  return logged;
}

/** A name of its own goes before `*`. */
function maskOf(name: string, masks: readonly Mask[]): Mask | undefined {
  return masks.find((mask) => mask.name === name.toLowerCase()) ?? masks.find((mask) => mask.name === '*');
}
