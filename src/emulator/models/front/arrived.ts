import type { OutgoingRequest } from '../../gateway/world.ts';

/** A request as it came to an account's host. */
export interface Arrived {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  /** Lower-case names; several values joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: OutgoingRequest['body'];
}

export function arrived({ method, url, headers, body }: OutgoingRequest): Arrived {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before},${value}`);
  }
  return { method: method.toUpperCase(), url: withoutSlashes(url), headers: joined, body };
}

/** Where the endpoint ends with a slash, as the portal shows it, the path that clients write begins with two. */
function withoutSlashes(url: URL): URL {
  if (!url.pathname.startsWith('//')) return url;
  const plain = new URL(url);
  plain.pathname = url.pathname.replace(/^\/+/, '/');
  return plain;
}

/** The first value, its name in whatever case. */
export function apiVersionOf({ searchParams }: URL): string | undefined {
  for (const [name, value] of searchParams) if (name.toLowerCase() === 'api-version' && value !== '') return value;
  return undefined;
}
