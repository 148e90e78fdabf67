import { unresolved } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import type { Pattern, PickOperator, RenameOperator } from '../syntax/operator.ts';
import { compareTexts } from '../values/compare.ts';
import { duplicate } from './items.ts';
import { matchesPattern } from './pattern.ts';

/** Columns by their names: left out, kept, or put first. */
export function pick({ kind, patterns }: PickOperator, input: Relation): Relation {
  const picked = [...new Set(patterns.flatMap((pattern) => indexesOf(pattern, input, kind)))];
  const all = input.columns.map((_, index) => index);
  const rest = all.filter((index) => !picked.includes(index));
  return columnsAt(kind === 'project-away' ? rest : kind === 'project-keep' ? all.filter((index) => picked.includes(index)) : [...picked, ...rest], input);
}

function indexesOf(pattern: Pattern, { columns }: Relation, operator: string): readonly number[] {
  const found = columns.flatMap(({ name }, index) => (matchesPattern(name, pattern.text) ? [index] : []));
  if (found.length === 0) throw unresolved(operator, pattern.text, pattern.at);
  if (pattern.order === undefined) return found;
  const sign = pattern.order === 'asc' ? 1 : -1;
  return found.toSorted((a, b) => sign * compareTexts(columns[a]?.name ?? '', columns[b]?.name ?? ''));
}

function columnsAt(indexes: readonly number[], input: Relation): Relation {
  return {
    ...input,
    columns: indexes.flatMap((index) => input.columns[index] ?? []),
    rows: input.rows.map((row) => indexes.map((index) => row[index] ?? null)),
  };
}

/** New names where the old ones stood. */
export function rename({ kind, renames }: RenameOperator, input: Relation): Relation {
  const columns = [...input.columns];
  for (const { to, from, at } of renames) {
    const index = input.columns.findIndex(({ name }) => name === from);
    const column = input.columns[index];
    if (!column) throw unresolved(kind, from, at);
    if (columns.some(({ name }) => name === to)) throw duplicate(kind, to, at);
    columns[index] = { ...column, name: to };
  }
  return { ...input, columns };
}
