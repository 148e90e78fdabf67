import { PolicyFault } from '../fault.ts';
import type { Query } from '../message/query.ts';
import { connectionFailure } from './connection-faults.ts';

/**
 * The backend's URL with the operation's path behind its own, and both queries: the backend's first.
 * @throws PolicyFault where the base is no http(s) URL, or where the path would climb out of it.
 */
export function targetUrl(base: string, path: string, query: Query, source: string): URL {
  if (climbs(path)) throw new PolicyFault({ source, reason: 'BadRequest', message: 'The path of the request has segments of dots.', status: 400 });
  const url = webUrl(base, source);
  const own = url.pathname.replace(/\/+$/, '');
  const below = path === '' || path.startsWith('/') ? path : `/${path}`;
  url.pathname = below === '' ? url.pathname : `${own}${below}`;
  url.search = [url.search.replace(/^\?/, ''), query.toString()].filter((part) => part !== '').join('&');
  url.hash = '';
  return url;
}

/** @throws PolicyFault where it is none. */
export function webUrl(text: string, source: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url;
  throw connectionFailure(source, text === '' ? 'Neither the API nor a policy says which backend to call.' : `'${text}' is not the http or https URL of a backend.`);
}

/** URLs take `.`, `..` and their encodings away with what is before them: another operation, or another backend's path, would be reached. */
function climbs(path: string): boolean {
  return path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}
