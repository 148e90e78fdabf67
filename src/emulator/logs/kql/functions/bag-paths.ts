import { type Dynamic, type DynamicBag, isBag } from '../values/value.ts';

/** A key, or from `$` on keys within keys: `$.a.b`, `$['a'].b` (bag-has-key-function). */
function stepsOf(key: string): readonly string[] {
  if (!/^\$[.[]/.test(key)) return [key];
  return [...key.matchAll(/\.([^.[\]]+)|\[['"]([^'"]*)['"]\]/g)].map((step) => step[1] ?? step[2] ?? '');
}

export function hasPath(bag: DynamicBag, key: string): boolean {
  let inside: Dynamic = bag;
  for (const step of stepsOf(key)) {
    if (!isBag(inside) || !Object.hasOwn(inside, step)) return false;
    inside = inside[step] ?? null;
  }
  return true;
}

export function withoutPath(bag: DynamicBag, key: string): DynamicBag {
  return without(bag, stepsOf(key));
}

function without(bag: DynamicBag, [step = '', ...below]: readonly string[]): DynamicBag {
  return Object.fromEntries(
    Object.entries(bag).flatMap(([name, value]): [string, Dynamic][] => {
      if (name !== step) return [[name, value]];
      return below.length > 0 ? [[name, isBag(value) ? without(value, below) : value]] : [];
    }),
  );
}
