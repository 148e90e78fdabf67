import { notTaken } from '../fault.ts';
import type { Expr } from '../syntax/expression.ts';
import type { Operator } from '../syntax/operator.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression.ts';
import { parseOperator } from './operator.ts';
import { parseSource } from './source.ts';

/** Sources that Azure has and the local Azure does not. */
const otherSources = new Set(['search', 'find', 'evaluate', 'externaldata', 'external_table', 'stored_query_result']);

/** A value, a table, or a table with operators behind it; which of them, its context and its names say. */
export function parsePipeline(cursor: Cursor): Expr {
  return cursor.nested(() => {
    const first = cursor.peek();
    if (first.kind === 'word' && otherSources.has(first.text) && !endsExpression(cursor)) throw notTaken(`operator '${first.text}'`, first.at);
    const source = parseSource(cursor) ?? parseExpression(cursor);
    const operators: Operator[] = [];
    while (cursor.takeSign('|')) operators.push(parseOperator(cursor));
    return operators.length === 0 ? source : { kind: 'pipeline', at: source.at, source, operators };
  });
}

/** A column may be called `search`. */
function endsExpression(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  return next.kind === 'end' || (next.kind === 'sign' && next.text !== '(');
}
