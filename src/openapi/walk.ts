import { isObject, type Json, type JsonObject } from '../model/json.ts';

/** A place in a document, linked to its parent so that pointers are written only for the few that are shown. */
export interface Place {
  readonly value: JsonObject | readonly Json[];
  readonly key: string;
  readonly parent: Place | undefined;
  readonly depth: number;
}

/** RFC 6901. */
export function pointer(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function pointerOf(place: Place): string {
  const path: string[] = [];
  for (let here = place; here.parent !== undefined; here = here.parent) path.unshift(here.key);
  return pointer(path);
}

/** Every object and array, parents first. Without recursion: documents of strangers may be nested without end. */
export function* places(document: JsonObject): Generator<Place> {
  const open: Place[] = [{ value: document, key: '', parent: undefined, depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    yield place;
    const children = Object.entries(place.value);
    for (const [key, value] of children.toReversed()) {
      if (typeof value === 'object' && value !== null) open.push({ value, key, parent: place, depth: place.depth + 1 });
    }
  }
}

/** What a local reference (`#/a/b`) means, or undefined where nothing is there. */
export function resolve(document: JsonObject, reference: string): Json | undefined {
  if (reference === '#') return document;
  if (!reference.startsWith('#/')) return undefined;
  let here: Json | undefined = document;
  for (const key of keysOf(reference)) {
    if (Array.isArray(here)) here = here[Number(key)];
    else here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return here;
}

/** Of a local reference, `#/a/b~1c`. */
export function keysOf(reference: string): readonly string[] {
  return decoded(reference.slice(2)).split('/').map((part) => (part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part));
}

/** A reference is part of a URL: `%7B` means `{`. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
