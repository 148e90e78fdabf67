import type { JsonObject } from '../../model/json.ts';
import { referenceEnds } from '../references.ts';
import type { Rule } from '../rewrite.ts';
import { schemaKinds } from './schema/kinds.ts';

const known = new WeakMap<JsonObject, ReturnType<typeof referenceEnds>>();

/** Schemas that hold themselves import well; a reference that leads only to references means nothing. */
export const referenceCircles: Rule = {
  id: 'reference-circles',
  reason: 'a reference that only leads back to itself describes nothing: anything is allowed there',
  kinds: schemaKinds,
  apply(node, { note, root }) {
    const { $ref } = node;
    if (typeof $ref !== 'string') return node;
    const endOf = known.get(root) ?? referenceEnds(root);
    known.set(root, endOf);
    if (endOf($ref) !== 'circle') return node;
    note();
    return {};
  },
};
