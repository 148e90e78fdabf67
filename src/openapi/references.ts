import { isObject, type JsonObject } from '../model/json.ts';
import { textIn } from './entries.ts';
import { resolve } from './walk.ts';

/** What a local reference comes to in the end. */
export type End = 'found' | 'missing' | 'other' | 'circle';

/** Follows references through chains of references. Every one is followed once, however many lead to it. */
export function referenceEnds(document: JsonObject): (reference: string) => End {
  const known = new Map<string, End>();
  return (reference) => {
    const chain = new Set<string>();
    let here = reference;
    let end = known.get(here);
    while (end === undefined) {
      if (chain.has(here)) {
        end = 'circle';
        break;
      }
      chain.add(here);
      const target = here.startsWith('#') ? resolve(document, here) : undefined;
      const next = isObject(target) ? textIn(target, '$ref') : undefined;
      if (target === undefined) end = 'missing';
      else if (!isObject(target)) end = 'other';
      else if (next === undefined) end = 'found';
      else {
        here = next;
        end = known.get(here);
      }
    }
    for (const each of chain) known.set(each, end);
    return end;
  };
}

const meant = new WeakMap<JsonObject, Map<string, JsonObject | undefined>>();

/** The object that is meant, through chains of references; undefined where they lead nowhere. Each is followed once. */
export function referred(document: JsonObject, value: unknown): JsonObject | undefined {
  const known = meant.get(document) ?? new Map<string, JsonObject | undefined>();
  meant.set(document, known);
  const chain = new Set<string>();
  let here = value;
  while (isObject(here)) {
    const reference = textIn(here, '$ref');
    if (reference === undefined) break;
    if (chain.has(reference)) here = undefined;
    else if (known.has(reference)) here = known.get(reference);
    else {
      chain.add(reference);
      here = resolve(document, reference);
    }
  }
  const end = isObject(here) ? here : undefined;
  for (const each of chain) known.set(each, end);
  return end;
}
