import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

export const constValues: Rule = {
  id: 'const-values',
  reason: 'const is written as an enum of one value in OpenAPI 3.0',
  kinds: schemaKinds,
  apply(node, { note }) {
    if (node['const'] === undefined) return node;
    note('const');
    const nullable = node['const'] === null && typeof node['type'] === 'string' ? { nullable: true } : {};
    return { ...without(node, 'const'), enum: [node['const']], ...nullable };
  },
};
