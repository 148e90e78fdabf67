import { isObject } from '../../model/json.ts';
import { without } from '../entries.ts';
import type { Rule } from '../rewrite.ts';

export const traceOperations: Rule = {
  id: 'trace-operations',
  reason: 'the import restrictions do not list TRACE: an import passes it over',
  kinds: ['pathItem'],
  apply(node, { note }) {
    if (!isObject(node['trace'])) return node;
    note('trace');
    return without(node, 'trace');
  },
};
