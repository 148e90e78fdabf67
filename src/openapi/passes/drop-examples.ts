import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Pass } from '../repair.ts';
import { places, pointer } from '../walk.ts';

/** Objects whose keys are names, so that a key with `x-` is no extension: `X-RateLimit` among `headers`. */
const maps: ReadonlySet<string> = new Set(
  'properties patternProperties headers schemas parameters responses examples requestBodies securitySchemes links callbacks variables content mapping'.split(' '),
);

/** `x-ms-examples` of published descriptions point to files beside them; extensions mean nothing to API Management. */
export const dropExamples: Pass = {
  id: 'drop-examples',
  reason: 'extensions such as x-ms-examples refer to files that an import cannot reach',
  apply(document) {
    const pointers: string[] = [];
    return { document: pruned(document, [], pointers), pointers };
  },
};

function pruned<T extends Json>(value: T, path: readonly string[], pointers: string[]): T;
function pruned(value: Json, path: readonly string[], pointers: string[]): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => pruned(item, [...path, String(index)], pointers));
  if (!isObject(value)) return value;
  const extensible = !maps.has(path.at(-1) ?? '');
  const kept: [string, Json][] = [];
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined) continue;
    if (extensible && key.startsWith('x-') && refersElsewhere(child)) pointers.push(pointer([...path, key]));
    else kept.push([key, pruned(child, [...path, key], pointers)]);
  }
  return Object.fromEntries(kept);
}

function refersElsewhere(value: Json): boolean {
  const root: JsonObject = { value };
  for (const place of places(root)) {
    const reference = isObject(place.value) ? place.value['$ref'] : undefined;
    if (typeof reference === 'string' && !reference.startsWith('#')) return true;
  }
  return false;
}
