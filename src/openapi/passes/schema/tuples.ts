import { isObject, type Json } from '../../../model/json.ts';
import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

/** Schemas by position: `prefixItems`, or a list as `items`. */
export const tuples: Rule = {
  id: 'tuples',
  reason: 'the items of an array have one schema in OpenAPI 3.0: any of those by position',
  kinds: schemaKinds,
  apply(node, { note }) {
    const { items, prefixItems } = node;
    if (prefixItems === undefined && !Array.isArray(items)) return node;
    note(prefixItems === undefined ? 'items' : 'prefixItems');
    const alternatives = [prefixItems, items].flat().filter((item): item is Exclude<Json, null> => isObject(item));
    return { ...without(node, 'prefixItems', 'items'), items: alternatives.length === 1 ? alternatives[0] : alternatives.length === 0 ? {} : { anyOf: alternatives } };
  },
};
