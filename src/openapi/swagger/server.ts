import { isObject, type JsonObject } from '../../model/json.ts';
import { textIn } from '../entries.ts';

/** The base URL of a Swagger 2.0 document, placeholders and all; `x-ms-parameterized-host` is Azure's way to say it. */
export function swaggerServer(document: JsonObject): string | undefined {
  const basePath = textIn(document, 'basePath')?.replace(/^\/*/, '/') ?? '';
  const parameterized = document['x-ms-parameterized-host'];
  if (isObject(parameterized)) {
    const template = textIn(parameterized, 'hostTemplate') ?? '';
    const prefix = parameterized['useSchemePrefix'] === false || template.includes('://') ? '' : 'https://';
    return joined(`${prefix}${template}`, basePath);
  }
  const host = textIn(document, 'host');
  if (host === undefined) return basePath === '' ? undefined : basePath;
  const schemes = document['schemes'];
  const scheme = !Array.isArray(schemes) || schemes.length === 0 || schemes.includes('https') || typeof schemes[0] !== 'string' ? 'https' : schemes[0];
  return joined(`${scheme}://${host}`, basePath);
}

function joined(host: string, basePath: string): string {
  return `${host.replace(/\/+$/, '')}${basePath === '/' ? '' : basePath}`;
}
