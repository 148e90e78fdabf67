import type { SortKey, SortOperator, TopOperator } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';
import { parseExpression } from '../expression.ts';
import { separated } from '../words.ts';

export function parseSort(cursor: Cursor, at: number): SortOperator {
  cursor.expectWord('by');
  return { kind: 'sort', at, keys: separated(cursor, () => sortKey(cursor)) };
}

export function parseTop(cursor: Cursor, at: number): TopOperator {
  const count = parseExpression(cursor);
  cursor.expectWord('by');
  return { kind: 'top', at, count, key: sortKey(cursor) };
}

/** Descending unless it says asc; nulls are the least. */
function sortKey(cursor: Cursor): SortKey {
  const expr = parseExpression(cursor);
  const ascending = cursor.takeWord('asc');
  if (!ascending) cursor.takeWord('desc');
  if (!cursor.takeWord('nulls')) return { expr, descending: !ascending, nullsFirst: ascending };
  const nullsFirst = cursor.takeWord('first');
  if (!nullsFirst) cursor.expectWord('last');
  return { expr, descending: !ascending, nullsFirst };
}
