import { isObject, textAt, type JsonObject } from '../model/json.ts';
import { resolve } from './walk.ts';

/** What a local reference comes to in the end. */
export type End = 'found' | 'missing' | 'circle';

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
      const next = isObject(target) ? textAt(target, '$ref') : undefined;
      if (target === undefined) end = 'missing';
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

/** The object that is meant, through chains of references; undefined where they lead nowhere. */
export function referred(document: JsonObject, value: unknown): JsonObject | undefined {
  let here = value;
  for (let steps = 0; steps < 50; steps++) {
    if (!isObject(here)) return undefined;
    const reference: unknown = here['$ref'];
    if (typeof reference !== 'string') return here;
    here = resolve(document, reference);
  }
  return undefined;
}
