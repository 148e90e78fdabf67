import { at, isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { readerFault } from './faults.ts';
import type { OpenApi } from './read-document.ts';
import { serviceUrlOf } from './service-url.ts';

/** What an import takes over into the API's own fields, where the request does not state them (arm-behaviour 24). */
export interface DocumentHead {
  readonly title: string;
  readonly description: string | undefined;
  /** Refused when it is asked for: a server that is no URL does not matter where the request states one. */
  readonly serviceUrl: string | undefined;
  readonly termsOfServiceUrl: string | undefined;
  readonly contact: JsonObject | undefined;
  readonly license: JsonObject | undefined;
}

export function headOf({ root }: OpenApi): DocumentHead {
  return {
    title: titleOf(root),
    description: textAt(root, 'info', 'description'),
    get serviceUrl() {
      return serviceUrlOf(root);
    },
    termsOfServiceUrl: textAt(root, 'info', 'termsOfService'),
    contact: texts(root, 'contact', ['name', 'url', 'email']),
    license: texts(root, 'license', ['name', 'url']),
  };
}

/** YAML may read it as a number. */
function titleOf(root: JsonObject): string {
  const title = at(root, 'info', 'title') ?? '';
  if (title === '' || typeof title === 'object') throw readerFault("The field 'title' in 'info' object is REQUIRED.", ['info', 'title']);
  return String(title);
}

/** Every field is there, null where the document has none (recorded for licences). */
function texts(root: JsonObject, key: string, names: readonly string[]): JsonObject | undefined {
  const value = at(root, 'info', key);
  return isObject(value) ? Object.fromEntries(names.map((name) => [name, textAt(value, name) ?? null])) : undefined;
}
