import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { parsingError } from './read-document.ts';
import type { OpenApi } from './read-document.ts';

/** Data, not description: a `$ref` in it is a value. */
const literals = new Set(['example', 'default', 'enum', 'const']);

/** Every reference stays inside the document and leads somewhere; extensions are not looked at. */
export function checkReferences({ root }: OpenApi): void {
  visit(root, [], (reference, path) => {
    if (!reference.startsWith('#/')) throw parsingError(`External references are not supported: '${reference}'.`, pathText(path));
    if (lookUp(root, reference) === undefined) throw parsingError(`Invalid Reference identifier '${reference}'.`, pathText(path));
  });
}

function visit(value: Json | undefined, path: readonly string[], found: (reference: string, path: readonly string[]) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, String(index)], found);
    return;
  }
  if (!isObject(value)) return;
  const reference = value['$ref'];
  if (typeof reference === 'string') found(reference, path);
  const inProperties = path.at(-1) === 'properties';
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('x-') && !inProperties) continue;
    if (literals.has(key) && !inProperties) continue;
    if (key === 'value' && path.at(-2) === 'examples') continue;
    visit(inner, [...path, key], found);
  }
}

/** The value that a reference leads to, through chains of references. */
export function resolved(root: JsonObject, value: Json | undefined): JsonObject {
  let here = value;
  for (let steps = 0; steps < 20 && isObject(here) && typeof here['$ref'] === 'string'; steps += 1) here = lookUp(root, here['$ref']);
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

/** `paths['/chat'].post.parameters[3]` */
export function pathText(path: readonly string[]): string {
  return path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `['${part}']`)).join('').replace(/^\./, '');
}
