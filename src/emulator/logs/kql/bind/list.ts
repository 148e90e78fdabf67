import type { Expr, ListExpr } from '../syntax/expression.ts';
import { sameValue } from '../values/compare.ts';
import { textOf } from '../values/convert.ts';
import { jsonText } from '../values/dynamic.ts';
import type { KType } from '../values/type.ts';
import { isList, type Row, type Value } from '../values/value.ts';
import type { Bound, Place } from './bound.ts';
import { areComparable } from './comparison.ts';
import { wrong } from './faults.ts';
import { bindScalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import { findTable } from './table.ts';
import { textTest } from './text-matching.ts';

interface Member {
  readonly type: KType;
  readonly value: Value;
}

/** `x in (1, 2)`, `x in (T | project a)`, `x in (dynamic([1, 2]))`, `x has_any ("a", "b")`. */
export function bindList({ op, of, list, at }: ListExpr, scope: Scope): Bound {
  const sought = bindScalar(of, scope);
  const sources = list.map((each) => membersOf(each, scope));
  const members = (row: Row, place: Place): readonly Member[] => sources.flatMap((source) => source.members(row, place));
  const constant = sources.every((source) => source.constant);
  for (const { type } of sources) if (!areComparable(sought.type, type)) throw wrong(scope.operator, `'${op}' cannot look for a value of type ${sought.type} among those of type ${type}`, at);
  if (op.endsWith('~') || op.startsWith('has')) for (const { type } of [sought, ...sources]) if (type !== 'string' && type !== 'dynamic') throw wrong(scope.operator, `the operator '${op}' takes values of type string, not ${type}`, at);
  const test = testOf(op, sought.type);
  if (constant && !op.startsWith('has')) return lookedUp(op.startsWith('!'), op.endsWith('~'), sought, () => members([], { rows: [], index: 0 }));
  if (!constant) return { type: 'bool', constant: false, value: (row, place) => test(sought.value(row, place), members(row, place)) };
  let fixed: readonly Member[] | undefined;
  return { type: 'bool', constant: sought.constant, value: (row, place) => test(sought.value(row, place), (fixed ??= members(row, place))) };
}

function membersOf(expr: Expr, scope: Scope): { readonly type: KType; readonly constant: boolean; readonly members: (row: Row, place: Place) => readonly Member[] } {
  const table = findTable(expr, scope);
  if (table) {
    const type = table.columns[0]?.type ?? 'dynamic';
    const members = table.rows.map((row): Member => ({ type, value: row[0] ?? null }));
    // Each row may be held against each of them; a figure of ours.
    scope.world.spend((scope.rows * members.length) / 50);
    return { type, constant: true, members: () => members };
  }
  const bound = bindScalar(expr, scope);
  const { type, constant } = bound;
  const members = (row: Row, place: Place): readonly Member[] => {
    const value = bound.value(row, place);
    return type === 'dynamic' && isList(value) ? value.map((item) => ({ type, value: item })) : [{ type, value }];
  };
  return { type, constant, members };
}

/** Among the same values for every row. */
function lookedUp(negated: boolean, anyCase: boolean, sought: Bound, members: () => readonly Member[]): Bound {
  let keys: ReadonlySet<string> | undefined;
  const keyOf = ({ type, value }: Member): readonly string[] => (anyCase ? [textOf(value, type).toLowerCase()] : value === null ? [] : [plainKey(value)]);
  const value: Bound['value'] = (row, place) => {
    keys ??= new Set(members().flatMap(keyOf));
    const [key] = keyOf({ type: sought.type, value: sought.value(row, place) });
    return (key !== undefined && keys.has(key)) !== negated;
  };
  return { type: 'bool', constant: sought.constant, value };
}

/** The same for equal values of comparable types. */
function plainKey(value: Value): string {
  if (typeof value === 'string') return `s${value}`;
  return typeof value === 'object' ? `j${jsonText(value)}` : `v${String(value)}`;
}

type Test = (value: Value, members: readonly Member[]) => boolean;

function testOf(op: string, type: KType): Test {
  const found = findingTest(op.replace('!', ''), type);
  return op.startsWith('!') ? (value, members) => !found(value, members) : found;
}

function findingTest(op: string, type: KType): Test {
  if (op === 'in') return (value, members) => members.some((member) => value !== null && member.value !== null && sameValue(value, member.value));
  const each = textTest(op === 'in~' ? '=~' : 'has') ?? (() => false);
  return (value, members) => {
    const text = textOf(value, type);
    const matches = (member: Member): boolean => each(text, textOf(member.value, member.type));
    return op === 'has_all' ? members.every(matches) : members.some(matches);
  };
}
