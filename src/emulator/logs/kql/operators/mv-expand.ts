import { wrong } from '../bind/faults.ts';
import { resultName } from '../bind/result-name.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { Expanded, MvExpandOperator } from '../syntax/operator.ts';
import { convert } from '../values/convert.ts';
import type { Column } from '../values/type.ts';
import { type Dynamic, isBag, isList, type Row, type Value } from '../values/value.ts';
import { rowCount } from './take.ts';

/** A row for each element; several lists go side by side, the shorter ones filled with null. */
export function mvExpand({ parameters, items, limit }: MvExpandOperator, input: Relation, tables: TableScope): Relation {
  const asPairs = (parameters.get('kind') ?? parameters.get('bagexpansion'))?.text === 'array';
  const indexName = parameters.get('with_itemindex')?.text;
  const most = limit ? rowCount(limit, tables) : Number.POSITIVE_INFINITY;
  const columns: Column[] = [...input.columns];
  const expanded = items.map((item) => placed(item, columns, input, tables));
  const numbered = indexName === undefined ? -1 : columns.push({ name: indexName, type: 'long' }) - 1;
  const rows = input.rows.flatMap((row, index) => {
    const lists = expanded.map(({ bound }) => elementsOf(bound.value(row, { rows: input.rows, index }), asPairs));
    const size = Math.min(Math.max(...lists.map((list) => list.length)), most);
    tables.world.spend(size);
    return Array.from({ length: size }, (_, element): Row => {
      const cells = [...row];
      expanded.forEach(({ at, item }, position) => {
        const value = lists[position]?.[element] ?? null;
        cells[at] = item.type === undefined ? value : convert(value, 'dynamic', item.type);
      });
      if (numbered >= 0) cells[numbered] = BigInt(element);
      return cells;
    });
  });
  return { ...input, columns, rows };
}

function placed(item: Expanded, columns: Column[], input: Relation, tables: TableScope): { readonly item: Expanded; readonly at: number; readonly bound: ReturnType<typeof bindScalar> } {
  const bound = bindScalar(item.expr, scopeOver(input, tables, 'mv-expand'));
  if (bound.type !== 'dynamic') throw wrong('mv-expand', `the expression must have the type dynamic, not ${bound.type}`, item.at);
  const name = item.name ?? resultName(item.expr) ?? `Column${columns.length + 1}`;
  const standing = columns.findIndex((column) => column.name === name);
  const at = standing < 0 ? columns.length : standing;
  columns[at] = { name, type: item.type ?? 'dynamic' };
  return { item, at, bound };
}

/** Of a bag one bag for each property, or pairs; a single value, null too, stands for itself. */
function elementsOf(value: Value, asPairs: boolean): readonly Dynamic[] {
  if (isList(value)) return value;
  if (isBag(value)) return Object.entries(value).map(([key, item]) => (asPairs ? [key, item] : { [key]: item }));
  return typeof value === 'bigint' ? [] : [value];
}
