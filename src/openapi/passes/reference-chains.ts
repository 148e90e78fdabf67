import { isObject, type JsonObject } from '../../model/json.ts';
import { textIn } from '../entries.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import type { Rule } from '../rewrite.ts';
import { resolve } from '../walk.ts';

/** More references after one another than any description has. */
const longest = 8;

const ends = new WeakMap<JsonObject, Map<string, string>>();

export const referenceChains: Rule = {
  id: 'reference-chains',
  reason: 'a long chain of references is written as one reference to its end',
  kinds: (Object.keys(forms) as Kind[]).filter(mayRefer),
  apply(node, { note, root }) {
    const { $ref } = node;
    if (typeof $ref !== 'string') return node;
    const known = ends.get(root) ?? new Map<string, string>();
    ends.set(root, known);
    const end = endOf(root, $ref, known);
    if (end === $ref) return node;
    note('$ref');
    return { ...node, $ref: end };
  },
};

/** The last reference of a chain that is too long, else the reference itself. Circles are left for others. */
function endOf(root: JsonObject, reference: string, known: Map<string, string>): string {
  const chain = new Set<string>();
  let here = reference;
  for (let next = known.get(here) ?? nextOf(root, here); next !== undefined && !chain.has(here); next = known.get(here) ?? nextOf(root, here)) {
    chain.add(here);
    here = next;
  }
  if (chain.has(here)) {
    for (const each of chain) known.set(each, each);
    return reference;
  }
  if (chain.size <= longest && !known.has(reference)) return reference;
  for (const each of chain) known.set(each, here);
  return here;
}

function nextOf(root: JsonObject, reference: string): string | undefined {
  const target = reference.startsWith('#/') ? resolve(root, reference) : undefined;
  return isObject(target) ? textIn(target, '$ref') : undefined;
}
