import type { DistinctOperator, SummarizeOperator } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';
import { parseNamed } from '../named.ts';
import { separated } from '../words.ts';
import { parseParameters } from './parameters.ts';

/** `x = count(), sum(y) by z, bin(t, 1h)` */
export function parseSummarize(cursor: Cursor, at: number): SummarizeOperator {
  // Hints alone: any other name before `=` is a column.
  if (cursor.isWord('hint')) parseParameters(cursor);
  const aggregates = cursor.isWord('by') ? [] : separated(cursor, () => parseNamed(cursor));
  const by = cursor.takeWord('by') ? separated(cursor, () => parseNamed(cursor)) : [];
  return { kind: 'summarize', at, aggregates, by };
}

export function parseDistinct(cursor: Cursor, at: number): DistinctOperator {
  return { kind: 'distinct', at, items: cursor.takeSign('*') ? 'all' : separated(cursor, () => parseNamed(cursor)) };
}
