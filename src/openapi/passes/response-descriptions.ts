import type { Rule } from '../rewrite.ts';

export const responseDescriptions: Rule = {
  id: 'response-descriptions',
  reason: 'OpenAPI 3.0 requires a description of every response',
  kinds: ['response'],
  apply(node, { note }) {
    if (typeof node['description'] === 'string' || typeof node['$ref'] === 'string') return node;
    note();
    return { ...node, description: '' };
  },
};
