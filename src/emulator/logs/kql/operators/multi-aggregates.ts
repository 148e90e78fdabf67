import { nearestRank, sortedValues } from '../aggregates/percentile.ts';
import { type Bound, constantValue } from '../bind/bound.ts';
import { wrong } from '../bind/faults.ts';
import { resultName } from '../bind/result-name.ts';
import { bindScalar } from '../bind/scalar.ts';
import type { Scope } from '../bind/scope.ts';
import type { CallExpr, Expr, NamedExpr } from '../syntax/expression.ts';
import { compareValues } from '../values/compare.ts';
import { dynamicOf } from '../values/dynamic.ts';
import { isNumber, type KType } from '../values/type.ts';
import { isList, type Value } from '../values/value.ts';
import type { Measures } from './aggregate-columns.ts';
import type { Member } from './groups.ts';

type Bind = (call: CallExpr, scope: Scope, by: readonly NamedExpr[]) => Measures;

interface Part {
  readonly name: string;
  readonly bound: Bound;
}

function part(expr: Expr, scope: Scope, fallback: string): Part {
  return { name: resultName(expr) ?? fallback, bound: bindScalar(expr, scope) };
}

/** What an argument stands for: itself, or behind `*` all columns that are not there yet. */
function parts(args: readonly Expr[], scope: Scope, without: readonly string[]): readonly Part[] {
  return args.flatMap((arg, index) => {
    if (arg.kind !== 'star') return part(arg, scope, `Column${index + 1}`);
    return scope.columns.filter(({ name }) => !without.includes(name)).map(({ name }) => part({ kind: 'name', name, at: arg.at }, scope, name));
  });
}

const keysOf = (by: readonly NamedExpr[]): readonly string[] => by.flatMap(({ names, expr }) => names[0] ?? resultName(expr) ?? []);

const cellsOf = (all: readonly Part[], member: Member | undefined): readonly Value[] => all.map(({ bound }) => (member ? bound.value(member.row, member.place) : bound.type === 'string' ? '' : null));

/** Cells of the row whose first argument is the greatest, or the least; the first of equals. */
function argExtreme(sign: 1 | -1): Bind {
  return (call, scope, by) => {
    const [by1, ...others] = call.args;
    if (!by1 || by1.kind === 'star') throw wrong('summarize', `${call.name}(): argument #1 is missing`, call.at);
    const compared = part(by1, scope, call.name.replace('arg_', '') + '_');
    if (compared.bound.type === 'dynamic') throw wrong('summarize', `${call.name}(): argument #1 must be orderable, which a value of type dynamic is not`, by1.at);
    const all = [compared, ...parts(others, scope, [...keysOf(by), compared.name])];
    const values = (members: readonly Member[]): readonly Value[] => {
      let [best, bestValue]: [Member | undefined, Value] = [undefined, null];
      for (const member of members) {
        const value = compared.bound.value(member.row, member.place);
        if (value === null || (bestValue !== null && compareValues(value, bestValue) * sign <= 0)) continue;
        [best, bestValue] = [member, value];
      }
      return cellsOf(all, best ?? members[0]);
    };
    return { columns: columnsOf(all), values };
  };
}

const columnsOf = (all: readonly Part[]): Measures['columns'] => all.map(({ name, bound }) => ({ name, type: bound.type }));

/** All of one row, the first. One expression alone looks for a value that is there. */
const takeAny: Bind = (call, scope, by) => {
  if (call.args.length === 0) throw wrong('summarize', 'take_any(): argument #1 is missing', call.at);
  const all = parts(call.args, scope, keysOf(by));
  const [only] = all;
  const isThere = ({ row, place }: Member): boolean => {
    const value = only?.bound.value(row, place) ?? null;
    return value !== null && value !== '';
  };
  const values = (members: readonly Member[]): readonly Value[] => cellsOf(all, (all.length === 1 ? members.find(isThere) : undefined) ?? members[0]);
  return { columns: columnsOf(all), values };
};

function percentsOf(args: readonly Expr[], scope: Scope, call: CallExpr): readonly number[] {
  const values = args.flatMap((arg): readonly Value[] => {
    const bound = bindScalar(arg, { ...scope, columns: [] });
    const value = constantValue(bound);
    return isList(value) ? value : [value];
  });
  if (values.length === 0 || values.some((value) => typeof value !== 'number' && typeof value !== 'bigint')) throw wrong('summarize', `${call.name}(): percentiles expected to be constant numbers`, call.at);
  return values.map(Number);
}

function percentileOf(call: CallExpr, scope: Scope): { readonly name: string; readonly bound: Bound; readonly percents: readonly number[]; readonly values: (members: readonly Member[]) => readonly Value[] } {
  const [of, ...rest] = call.args;
  if (!of) throw wrong('summarize', `${call.name}(): argument #1 is missing`, call.at);
  const { name, bound } = part(of, scope, '');
  if (!isNumber(bound.type) && !['datetime', 'timespan', 'dynamic'].includes(bound.type)) throw wrong('summarize', `${call.name}(): argument #1 must be a number or a time, not ${bound.type}`, of.at);
  const percents = percentsOf(rest, scope, call);
  const values = (members: readonly Member[]): readonly Value[] => {
    const sorted = sortedValues(members.map(({ row, place }) => bound.value(row, place)));
    return percents.map((percent) => nearestRank(sorted, percent));
  };
  return { name, bound, percents, values };
}

/** Of int it is long. */
function percentileType(type: KType): KType {
  return type === 'int' ? 'long' : type;
}

const percentiles: Bind = (call, scope) => {
  const { name, bound, percents, values } = percentileOf(call, scope);
  // A point cannot stand in a name.
  const columns = percents.map((percent) => ({ name: `percentile_${name}_${String(percent).replace('.', '_')}`, type: percentileType(bound.type) }));
  if (call.name === 'percentile' && percents.length !== 1) throw wrong('summarize', `percentile(): function expects 2 argument(s), not ${call.args.length}`, call.at);
  return { columns, values };
};

const percentilesArray: Bind = (call, scope) => {
  const { name, bound, values } = percentileOf(call, scope);
  return { columns: [{ name: `percentiles_${name}`, type: 'dynamic' }], values: (members) => [values(members).map((value) => dynamicOf(value, bound.type))] };
};

/** Aggregates that give several columns, or one whose name says more: they stand alone. */
export const multiAggregates: ReadonlyMap<string, Bind> = new Map<string, Bind>([
  ['arg_max', argExtreme(1)],
  ['arg_min', argExtreme(-1)],
  ['take_any', takeAny],
  ['percentile', percentiles],
  ['percentiles', percentiles],
  ['percentiles_array', percentilesArray],
]);
