import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { readerFault } from './faults.ts';
import type { Place } from './faults.ts';
import { resolved } from './references.ts';

/** One method of one path of a document. */
export interface Route {
  /** May have a query where the path stands in `x-ms-paths`. */
  readonly template: string;
  /** Small letters. */
  readonly method: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly place: Place;
}

/** TRACE is not among what the import restrictions list as supported: it is passed over. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** In the document's order; those of `x-ms-paths`, which the import restrictions support, come last. */
export function routesOf(root: JsonObject): readonly Route[] {
  const { paths } = root;
  if (!isObject(paths)) throw readerFault("The field 'paths' in 'document' object is REQUIRED.", []);
  return ['paths', 'x-ms-paths'].flatMap((key) => {
    const map = root[key];
    return Object.entries(isObject(map) ? map : {}).flatMap(([template, value]) => {
      if (template.startsWith('x-')) return [];
      if (!template.startsWith('/')) throw readerFault(`The path item name '${template}' MUST begin with a slash.`, [key, template]);
      const item = resolved(root, value);
      return methods.flatMap((method) => {
        const operation = item[method];
        return isObject(operation) ? [{ template, method, item, operation, place: [key, template, method] }] : [];
      });
    });
  });
}
