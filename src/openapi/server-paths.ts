import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { textIn } from './entries.ts';
import { swaggerServer } from './swagger/server.ts';

/** A deployment is no part of a server, whatever its default is. */
const placeholder = /(?<!\/deployments\/)\{([^{}]*)\}/gi;

/** Paths of a document's servers without slashes at their ends, variables by their defaults (deployments stay): `/openai`, or empty. */
export function serverPaths(document: JsonObject): readonly string[] {
  const { servers } = document;
  const urls = Array.isArray(servers) ? servers.map(urlOf) : document['swagger'] === undefined ? [] : [swaggerServer(document) ?? ''];
  return urls.map(pathOf);
}

function urlOf(server: Json): string {
  const variables = isObject(server) ? server['variables'] : undefined;
  return (textIn(server, 'url') ?? '').replaceAll(placeholder, (_, name: string) => {
    const value = isObject(variables) && Object.hasOwn(variables, name) ? textIn(variables[name], 'default') : undefined;
    return value ?? '';
  });
}

function pathOf(url: string): string {
  const plain = url.replaceAll(placeholder, '').replace(/[?#].*$/s, '');
  const host = /^(?:.*:)?\/\/[^/]*/s.exec(plain)?.[0] ?? /^[^/]*[.:][^/]*/.exec(plain)?.[0] ?? '';
  const path = plain.slice(host.length).replace(/\/+$/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}
