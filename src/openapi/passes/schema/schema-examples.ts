import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

export const schemaExamples: Rule = {
  id: 'schema-examples',
  reason: 'a schema has one example in OpenAPI 3.0: the first is kept',
  kinds: schemaKinds,
  apply(node, { note }) {
    const { example, examples } = node;
    if (examples === undefined) return node;
    note('examples');
    const first = Array.isArray(examples) ? examples[0] : undefined;
    return { ...without(node, 'examples'), ...(example === undefined && first !== undefined ? { example: first } : {}) };
  },
};
