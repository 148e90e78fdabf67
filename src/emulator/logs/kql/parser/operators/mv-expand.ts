import type { Expanded, MvExpandOperator } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';
import { parseExpression } from '../expression.ts';
import { parseNamed } from '../named.ts';
import { separated } from '../words.ts';

const own = ['kind', 'bagexpansion', 'with_itemindex'];

/** `with_itemindex=i x = bag to typeof(string), y limit 10` */
export function parseMvExpand(cursor: Cursor, at: number): MvExpandOperator {
  const parameters = own.includes(cursor.peek().text) ? parseParametersBeforeItems(cursor) : new Map<string, never>();
  const items = separated(cursor, () => expanded(cursor));
  return { kind: 'mv-expand', at, parameters, items, limit: cursor.takeWord('limit') ? parseExpression(cursor) : undefined };
}

/** `kind=bag x = y`: the second one is a column. */
function parseParametersBeforeItems(cursor: Cursor): MvExpandOperator['parameters'] {
  const parameters = new Map<string, { readonly text: string; readonly at: number }>();
  while (own.includes(cursor.peek().text) && cursor.isSign('=', 1)) {
    const { text, at } = cursor.next();
    cursor.next();
    parameters.set(text, { text: cursor.expectName().text, at });
  }
  return parameters;
}

function expanded(cursor: Cursor): Expanded {
  const { at, names, expr } = parseNamed(cursor);
  if (names.length > 1) throw cursor.fault();
  if (!cursor.takeWord('to')) return { at, name: names[0], expr, type: undefined };
  const type = parseExpression(cursor);
  if (type.kind !== 'typeof') throw cursor.fault();
  return { at, name: names[0], expr, type: type.type };
}
