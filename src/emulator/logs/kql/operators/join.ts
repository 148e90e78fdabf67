import { columnNames } from '../bind/column-names.ts';
import { wrong } from '../bind/faults.ts';
import { notTaken } from '../fault.ts';
import type { Relation } from '../bind/relation.ts';
import type { TableScope } from '../bind/scope.ts';
import { tableOf } from '../bind/table.ts';
import type { JoinOperator } from '../syntax/operator.ts';
import type { Bound } from '../bind/bound.ts';
import { keyOfCells } from '../values/compare.ts';
import type { Column } from '../values/type.ts';
import type { Row } from '../values/value.ts';
import { joinKeys } from './join-keys.ts';
import { joinKind } from './join-kinds.ts';

/** Both tables' columns, unless the kind asks for one side only; a right column whose name is taken gets a number. */
export function join({ kind: operator, parameters, right: rightExpr, on, at }: JoinOperator, left: Relation, tables: TableScope): Relation {
  const scope = { ...tables, operator };
  const right = tableOf(rightExpr, scope);
  for (const [name, parameter] of parameters) if (name !== 'kind' && !name.startsWith('hint.')) throw notTaken(`parameter '${name}' of ${operator}`, parameter.at);
  const kind = joinKind(operator, parameters.get('kind'), at);
  if (on.length === 0) throw wrong(operator, "a condition is missing behind 'on'", at);
  const keys = joinKeys(on, left, right, scope);
  const leftKeys = keysOf(left, keys.map((key) => key.left));
  const rightKeys = keysOf(right, keys.map((key) => key.right));
  if (kind.keeps !== undefined) {
    const [own, ownKeys, other] = kind.keeps === 'left' ? [left, leftKeys, rightKeys] : [right, rightKeys, leftKeys];
    const known = new Set(other);
    return { ...own, rows: own.rows.filter((_, index) => known.has(ownKeys[index] ?? '') === kind.matched), serialized: false, render: undefined };
  }
  // What lookup compares by is on the left already.
  const shown = right.columns.map((column, index) => ({ column, index })).filter(({ column }) => operator === 'join' || !keys.some(({ rightName }) => rightName === column.name));
  const columns = [...left.columns, ...named(shown.map(({ column }) => column), left.columns)];
  const indexes = shown.map(({ index }) => index);
  const pairs = paired({ left, right, leftKeys, rightKeys, once: kind.once, spend: scope.world.spend });
  const rows = pairs.both.map(([own, other]): Row => [...own, ...indexes.map((index) => other[index] ?? null)]);
  if (kind.allLeft) for (const own of pairs.leftAlone) rows.push([...own, ...indexes.map((index) => empty(right.columns[index]))]);
  if (kind.allRight) for (const other of pairs.rightAlone) rows.push([...left.columns.map(empty), ...indexes.map((index) => other[index] ?? null)]);
  return { columns, rows, serialized: false };
}

function empty(column: Column | undefined): string | null {
  return column?.type === 'string' ? '' : null;
}

/** A number goes behind a name that the left side has; none that another column of the right side has itself. */
function named(columns: readonly Column[], left: readonly Column[]): readonly Column[] {
  const onLeft = new Set(left.map(({ name }) => name));
  const kept = columns.filter(({ name }) => !onLeft.has(name)).map(({ name }) => name);
  const names = columnNames([...onLeft, ...kept]);
  return columns.map(({ name, type }) => ({ name: onLeft.has(name) ? names.free(name) : name, type }));
}

function keysOf({ rows }: Relation, keys: readonly Bound[]): readonly string[] {
  const types = keys.map(({ type }) => type);
  return rows.map((row, index) => keyOfCells(keys.map((key) => key.value(row, { rows, index })), types));
}

interface Sides {
  readonly left: Relation;
  readonly right: Relation;
  readonly leftKeys: readonly string[];
  readonly rightKeys: readonly string[];
  /** One row of the left side for each key. */
  readonly once: boolean;
  readonly spend: (rows: number) => void;
}

function paired({ left, right, leftKeys, rightKeys, once, spend }: Sides): { readonly both: readonly (readonly [Row, Row])[]; readonly leftAlone: readonly Row[]; readonly rightAlone: readonly Row[] } {
  const byKey = new Map<string, Row[]>();
  right.rows.forEach((row, index) => {
    const key = rightKeys[index] ?? '';
    const rows = byKey.get(key);
    if (rows) rows.push(row);
    else byKey.set(key, [row]);
  });
  const [both, leftAlone, seen]: [(readonly [Row, Row])[], Row[], Set<string>] = [[], [], new Set()];
  left.rows.forEach((row, index) => {
    const key = leftKeys[index] ?? '';
    const matches = byKey.get(key);
    if (!matches) leftAlone.push(row);
    else if (!once || !seen.has(key)) {
      spend(matches.length);
      for (const match of matches) both.push([row, match]);
    }
    seen.add(key);
  });
  return { both, leftAlone, rightAlone: right.rows.filter((_, index) => !seen.has(rightKeys[index] ?? '')) };
}
