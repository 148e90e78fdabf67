import { isObject } from '../../model/json.ts';
import type { Rule } from '../rewrite.ts';

export const missingResponses: Rule = {
  id: 'missing-responses',
  reason: 'OpenAPI 3.0 requires responses of every operation',
  kinds: ['operation'],
  apply(node, { note }) {
    const { responses } = node;
    if (isObject(responses) && Object.values(responses).some(isObject)) return node;
    note();
    return { ...node, responses: { default: { description: '' } } };
  },
};
