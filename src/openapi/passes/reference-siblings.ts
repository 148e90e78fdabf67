import type { Json } from '../../model/json.ts';
import { without } from '../entries.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import type { Rule } from '../rewrite.ts';
import { schemaKinds } from './schema/kinds.ts';

/** What stands beside `$ref` counts in OpenAPI 3.1; in 3.0 nobody reads it, so that it may stay there. */
export const referenceSiblings: Rule = {
  id: 'reference-siblings',
  reason: 'what stands beside $ref means nothing in OpenAPI 3.0: the reference moves into allOf, or stands alone',
  kinds: (Object.keys(forms) as Kind[]).filter((kind) => mayRefer(kind) && kind !== 'pathItem'),
  apply(node, { kind, note, version }) {
    const { $ref } = node;
    if (version !== '3.1' || typeof $ref !== 'string') return node;
    const siblings = Object.keys(node).filter((key) => key !== '$ref' && !key.startsWith('x-'));
    if (siblings.length === 0) return node;
    note();
    if (!schemaKinds.includes(kind)) return { $ref };
    const all: readonly Json[] = Array.isArray(node['allOf']) ? node['allOf'] : [];
    return { ...without(node, '$ref'), allOf: [{ $ref }, ...all] };
  },
};
