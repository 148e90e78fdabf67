import { isObject } from '../../model/json.ts';
import type { Rule } from '../rewrite.ts';

export const missingResponses: Rule = {
  id: 'missing-responses',
  reason: 'OpenAPI 3.0 requires responses of every operation',
  kinds: ['operation'],
  apply(node, { note }) {
    if (isObject(node['responses']) && Object.keys(node['responses']).length > 0) return node;
    note();
    return { ...node, responses: { default: { description: '' } } };
  },
};
