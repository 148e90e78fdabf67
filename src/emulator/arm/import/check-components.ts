import { isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { readerFault } from './faults.ts';
import { resolved } from './references.ts';

const goodName = /^[a-zA-Z0-9.\-_]+$/;

/** Names of components, and discriminators of schemas. Each rule is one that users met (OpenAPI.NET#529, #402; commercetools-api-reference#198). */
export function checkComponents(root: JsonObject): void {
  const { components } = root;
  if (!isObject(components)) return;
  for (const [part, map] of Object.entries(components)) {
    if (part.startsWith('x-') || !isObject(map)) continue;
    const bad = Object.keys(map).find((name) => !goodName.test(name));
    if (bad !== undefined) throw readerFault(`The key '${bad}' in '${part}' of components MUST match the regular expression '^[a-zA-Z0-9\\.\\-_]+$'.`, ['components']);
  }
  const { schemas } = components;
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    const property = textAt(schema, 'discriminator', 'propertyName');
    if (property === undefined || textAt(schema, '$ref') !== undefined || hasProperty(root, schema, property)) continue;
    throw readerFault(`Schema ${name} must contain property specified in the discriminator ${property} in the required field list.`, ['components', 'schemas', name, 'discriminator']);
  }
}

/** Required by the schema itself, or known to one that it is made of. */
function hasProperty(root: JsonObject, schema: Json | undefined, property: string): boolean {
  const seen = new Set<JsonObject>();
  const open: JsonObject[] = [resolved(root, schema)];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (seen.has(here)) continue;
    const { properties, required } = here;
    if (Array.isArray(required) && required.includes(property)) return true;
    if (seen.size > 0 && isObject(properties) && Object.hasOwn(properties, property)) return true;
    seen.add(here);
    for (const key of ['oneOf', 'anyOf', 'allOf']) {
      const parts = here[key];
      if (Array.isArray(parts)) open.push(...parts.map((part: Json) => resolved(root, part)));
    }
  }
  return false;
}
