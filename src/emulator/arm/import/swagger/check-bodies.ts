import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { swaggerFault } from '../faults.ts';
import { resolved } from '../references.ts';

/** An operation has one body at most (I17). */
export function checkBodies(swagger: JsonObject): void {
  for (const key of ['paths', 'x-ms-paths']) {
    const paths = swagger[key];
    for (const [template, item] of Object.entries(isObject(paths) ? paths : {})) {
      for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
        const list = isObject(operation) && Array.isArray(operation['parameters']) ? operation['parameters'] : [];
        const bodies = list.flatMap((parameter: Json, index) => (resolved(swagger, parameter)['in'] === 'body' ? [index] : []));
        if (bodies.length > 1) throw swaggerFault('Operation can have only one body parameter.', [key, template, method, 'parameters', String(bodies.at(-1))]);
      }
    }
  }
}
