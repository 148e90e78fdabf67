import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Place } from './faults.ts';

/** Data, not description: a `$ref` in it is a value. */
const literals = new Set(['example', 'default', 'enum', 'const']);

/** Longer chains of references are circles. */
const longestChain = 20;

/** Every reference stays inside the document and leads somewhere; extensions are not looked at, but the one for paths. */
export function checkReferences(root: JsonObject, fault: (reason: string, place: Place) => Error): void {
  const found = (reference: string, place: Place): void => {
    if (!reference.startsWith('#/')) throw fault(`External references are not supported: '${reference}'.`, place);
    if (!leadsSomewhere(root, reference)) throw fault(`Invalid Reference identifier '${reference}'.`, place);
  };
  visit(root, [], found);
  visit(root['x-ms-paths'], ['x-ms-paths'], found);
}

function visit(value: Json | undefined, place: Place, found: (reference: string, place: Place) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...place, String(index)], found);
    return;
  }
  if (!isObject(value)) return;
  const inProperties = place.at(-1) === 'properties';
  const reference = value['$ref'];
  if (typeof reference === 'string') found(reference, place);
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('x-') && !inProperties) continue;
    if (literals.has(key) && !inProperties) continue;
    if (key === 'value' && place.at(-2) === 'examples') continue;
    visit(inner, [...place, key], found);
  }
}

function leadsSomewhere(root: JsonObject, reference: string): boolean {
  let here = lookUp(root, reference);
  for (let steps = 0; isObject(here) && typeof here['$ref'] === 'string'; steps += 1) {
    if (steps === longestChain) return false;
    here = lookUp(root, here['$ref']);
  }
  return here !== undefined;
}

/** The value that a reference leads to, through chains of references. */
export function resolved(root: JsonObject, value: Json | undefined): JsonObject {
  let here = value;
  for (let steps = 0; steps <= longestChain && isObject(here) && typeof here['$ref'] === 'string'; steps += 1) here = lookUp(root, here['$ref']);
  return isObject(here) ? here : {};
}

function lookUp(root: JsonObject, reference: string): Json | undefined {
  let here: Json | undefined = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    here = Array.isArray(here) ? here[Number(key)] : isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return here;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
