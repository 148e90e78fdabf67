import { at, isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isWebUrl } from '../fields.ts';
import { parsingError } from './read-document.ts';
import type { OpenApi } from './read-document.ts';

/** What an import takes over into the API's own fields, where the request does not state them (arm-behaviour 24). */
export interface DocumentHead {
  readonly title: string;
  readonly description: string | undefined;
  readonly serviceUrl: string | undefined;
  readonly termsOfServiceUrl: string | undefined;
  readonly contact: JsonObject | undefined;
  readonly license: JsonObject | undefined;
}

export function headOf({ root }: OpenApi): DocumentHead {
  const title = textAt(root, 'info', 'title');
  if (title === undefined || title === '') throw parsingError("The field 'title' in 'info' object is REQUIRED.", 'info');
  return {
    title,
    description: textAt(root, 'info', 'description'),
    serviceUrl: serviceUrlOf(root),
    termsOfServiceUrl: textAt(root, 'info', 'termsOfService'),
    contact: texts(root, 'contact', ['name', 'url', 'email']),
    license: texts(root, 'license', ['name', 'url']),
  };
}

/** The first https server, else the first; variables take their defaults. None where that is no absolute URL. */
function serviceUrlOf(root: JsonObject): string | undefined {
  const servers = root['servers'];
  const urls = (Array.isArray(servers) ? servers : []).filter(isObject).map(expanded).filter(isWebUrl);
  return urls.find((url) => /^https:/i.test(url)) ?? urls[0];
}

function expanded(server: JsonObject): string {
  return (textAt(server, 'url') ?? '').replaceAll(/\{([^{}]+)\}/g, (_, name: string) => String(at(server, 'variables', name, 'default') ?? ''));
}

/** Every field is there, null where the document has none (recorded for licences). */
function texts(root: JsonObject, key: string, names: readonly string[]): JsonObject | undefined {
  const value = at(root, 'info', key);
  return isObject(value) ? Object.fromEntries(names.map((name) => [name, textAt(value, name) ?? null])) : undefined;
}
