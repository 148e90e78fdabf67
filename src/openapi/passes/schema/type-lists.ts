import type { JsonObject } from '../../../model/json.ts';
import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

/** `type: [string, "null"]` of OpenAPI 3.1. */
export const typeLists: Rule = {
  id: 'type-lists',
  reason: 'a schema has one type in OpenAPI 3.0: "null" is written as nullable, further types as anyOf',
  kinds: schemaKinds,
  apply(node, { note }) {
    const { type } = node;
    if (!Array.isArray(type) && type !== 'null') return node;
    note('type');
    const named = [type].flat().filter((each): each is string => typeof each === 'string');
    const types = [...new Set(named.filter((each) => each !== 'null'))];
    // The items move with their type: twice, and again twice inside, they would grow without end.
    const moved = types.length > 1 && node['anyOf'] === undefined ? ['type', 'items'] : ['type'];
    return { ...without(node, ...moved), ...typed(node, types, named.includes('null')) };
  },
};

function typed(node: JsonObject, types: readonly string[], nullable: boolean): JsonObject {
  const orNull = nullable ? { nullable: true } : {};
  if (types.length === 0) return nullable ? { type: 'string', enum: [null], ...orNull } : {};
  if (types.length === 1) return { type: types[0], ...orNull };
  if (node['anyOf'] !== undefined) return {};
  const items = node['items'] ?? {};
  return { anyOf: types.map((type, index) => ({ type, ...(type === 'array' ? { items } : {}), ...(index === 0 ? orNull : {}) })) };
}
