import type { IncomingResponse, OutgoingRequest } from '../world.ts';

/** As many as .NET's client follows. */
export const mostRedirects = 50;

/**
 * The request that a redirect asks for; undefined where the answer is none, or where it cannot be followed: to something else than
 * http(s), from https to http, or with a body that has gone by. As .NET's client does, 303 and a POST that meets 300, 301 or
 * 302 become a GET without a body, and `Authorization` is left behind.
 */
export function redirected({ method, url, headers, body }: OutgoingRequest, { status, headers: answered }: IncomingResponse): OutgoingRequest | undefined {
  const location = answered.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (![300, 301, 302, 303, 307, 308].includes(status) || location === undefined || !URL.canParse(location, url.href)) return undefined;
  const next = new URL(location, url);
  if (!/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:')) return undefined;
  const becomesGet = (status === 303 && method !== 'GET' && method !== 'HEAD') || (status < 303 && method === 'POST');
  if (!becomesGet && !Buffer.isBuffer(body)) return undefined;
  const left = ['host', 'authorization', ...(becomesGet ? ['content-length', 'content-type', 'content-encoding', 'transfer-encoding'] : [])];
  const kept = headers.filter(([name]) => !left.includes(name.toLowerCase()));
  return { method: becomesGet ? 'GET' : method, url: next, headers: [['Host', next.host], ...kept], body: becomesGet ? Buffer.alloc(0) : body };
}
