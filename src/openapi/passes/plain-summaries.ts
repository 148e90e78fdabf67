import { without } from '../entries.ts';
import type { Rule } from '../rewrite.ts';

/** Whether an import trims is not known: so there is nothing to trim. */
export const plainSummaries: Rule = {
  id: 'plain-summaries',
  reason: 'the summary of an operation becomes its display name, without spaces around it',
  kinds: ['operation'],
  apply(node, { note }) {
    const { summary } = node;
    if (typeof summary !== 'string' || (summary !== '' && !/^\s|\s$/.test(summary))) return node;
    note('summary');
    const plain = summary.trim();
    return plain === '' ? without(node, 'summary') : { ...node, summary: plain };
  },
};
