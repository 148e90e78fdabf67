import type { DynamicBag } from '../values/value.ts';
import { scalar, type ScalarFunction, textAt } from './scalar-function.ts';

export const urlFunctions: readonly ScalarFunction[] = [
  scalar('parse_url(string): dynamic', (args) => parseUrl(textAt(args, 0))),
  scalar('parse_urlquery(string): dynamic', (args) => ({ 'Query Parameters': queryOf(textAt(args, 0).replace(/^[^?]*\?/, '')) })),
];

const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)?(?::(\d*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** Every part is there, empty where the address has none; the query's values are texts (parse-url-function). */
function parseUrl(url: string): DynamicBag {
  const [, scheme = '', username = '', password = '', host = '', port = '', path = '', query = '', fragment = ''] = parts.exec(url) ?? [];
  return { Scheme: scheme, Host: host, Port: port, Path: path, Username: username, Password: password, 'Query Parameters': queryOf(query), Fragment: fragment };
}

function queryOf(query: string): DynamicBag {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
