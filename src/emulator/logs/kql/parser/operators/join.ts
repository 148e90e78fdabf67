import type { JoinOperator, Pattern, UnionOperator } from '../../syntax/operator.ts';
import type { Expr } from '../../syntax/expression.ts';
import type { Cursor } from '../cursor.ts';
import { parseExpression } from '../expression.ts';
import { parsePostfix } from '../postfix.ts';
import { parseSource } from '../source.ts';
import { parseParameters } from './parameters.ts';
import { takePattern } from './pick.ts';
import { separated } from '../words.ts';

/** `kind=inner (T | …) on a, $left.b == $right.c` */
export function parseJoin(cursor: Cursor, at: number, kind: JoinOperator['kind']): JoinOperator {
  const parameters = parseParameters(cursor);
  const right = parseSource(cursor) ?? parsePostfix(cursor);
  const on = cursor.takeWord('on') ? separated(cursor, () => parseExpression(cursor)) : [];
  return { kind, at, parameters, right, on };
}

/** `kind=outer withsource=Name T, (U | …), App*` */
export function parseUnion(cursor: Cursor, at: number): UnionOperator {
  const parameters = parseParameters(cursor);
  return { kind: 'union', at, parameters, tables: separated(cursor, () => table(cursor)) };
}

function table(cursor: Cursor): Expr | Pattern {
  const pattern = takePattern(cursor);
  if (!pattern) return parsePostfix(cursor);
  return pattern.text.includes('*') ? pattern : { kind: 'name', at: pattern.at, name: pattern.text };
}
