import type { Rule } from '../rewrite.ts';

export const requiredPathParameters: Rule = {
  id: 'required-path-parameters',
  reason: 'parameters of the path are always required',
  kinds: ['parameter'],
  apply(node, { note }) {
    if (node['in'] !== 'path' || node['required'] === true || typeof node['$ref'] === 'string') return node;
    note('required');
    return { ...node, required: true };
  },
};
