import type { CallExpr } from '../syntax/expression.ts';
import { compareValues } from '../values/compare.ts';
import { inRange } from '../values/datetime.ts';
import { isNumber, type KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { converted, fitted } from './arguments.ts';
import { type Bound, constantOf } from './bound.ts';
import { wrong } from './faults.ts';
import { bindScalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import { tableOf } from './table.ts';
import { windowForms } from './window-forms.ts';

export type Form = (call: CallExpr, scope: Scope) => Bound;

const argsOf = (call: CallExpr, scope: Scope): readonly Bound[] => call.args.map((arg) => bindScalar(arg, scope));

/** What all of them can be: the same type, the widest number; next to a dynamic the other one. */
function commonType(call: CallExpr, values: readonly Bound[], scope: Scope): KType {
  const types = [...new Set(values.map(({ type }) => type))];
  const typed = types.filter((type) => type !== 'dynamic');
  const [first = 'dynamic'] = typed;
  if (typed.length <= 1) return first;
  if (typed.every(isNumber)) return typed.includes('real') ? 'real' : 'long';
  throw wrong(scope.operator, `${call.name}(): values of types ${typed.join(', ')} cannot stand beside each other. Try adding explicit casts`, call.at);
}

const iff: Form = (call, scope) => {
  const { args } = call;
  if (args.length !== 3) throw wrong(scope.operator, `${call.name}(): function expects 3 argument(s), not ${args.length}`, call.at);
  return choose(call, scope);
};

/** The first value whose condition is true, else the last one. */
const choose: Form = (call, scope) => {
  const all = argsOf(call, scope);
  if (all.length < 3 || all.length % 2 === 0) throw wrong(scope.operator, `${call.name}(): function expects an odd number of arguments, 3 or more, not ${all.length}`, call.at);
  const conditions = all.filter((_, index) => index % 2 === 0 && index < all.length - 1);
  for (const { type } of conditions) if (type !== 'bool' && type !== 'dynamic') throw wrong(scope.operator, `${call.name}(): a condition must be of type bool, not ${type}`, call.at);
  const values = all.filter((_, index) => index % 2 === 1 || index === all.length - 1);
  const type = commonType(call, values, scope);
  const results = values.map((value) => converted(value, type));
  const value: Bound['value'] = (row, place) => {
    const chosen = conditions.findIndex((condition) => condition.value(row, place) === true);
    return results.at(chosen < 0 ? -1 : chosen)?.value(row, place) ?? (type === 'string' ? '' : null);
  };
  return { type, constant: all.every(({ constant }) => constant), value };
};

/** The first that is not null; a text that is not empty. */
const coalesce: Form = (call, scope) => picked(call, scope, 1, (values) => values.find((value) => value !== null && value !== '') ?? null);

function picked(call: CallExpr, scope: Scope, least: number, pick: (values: readonly Value[]) => Value): Bound {
  const args = argsOf(call, scope);
  if (args.length < least) throw wrong(scope.operator, `${call.name}(): function expects ${least} argument(s) or more, not ${args.length}`, call.at);
  const type = commonType(call, args, scope);
  const values = args.map((arg) => converted(arg, type));
  const empty = type === 'string' ? '' : null;
  return { type, constant: args.every(({ constant }) => constant), value: (row, place) => pick(values.map((each) => each.value(row, place))) ?? empty };
}

/** Nulls are left out. */
function extreme(sign: 1 | -1): Form {
  return (call, scope) =>
    picked(call, scope, 2, (values) => values.reduce((best, value) => (best === null || (value !== null && compareValues(value, best) * sign > 0) ? value : best), null));
}

/** The time of the query is the same in all its parts. */
function moment(standard: bigint | undefined, sign: bigint): Form {
  return (call, scope) => {
    const [offset] = fitted(call, argsOf(call, scope), [{ accepts: 'timespan', optional: standard !== undefined, repeated: false }], scope.operator);
    if (!offset) return constantOf('datetime', scope.world.now);
    const at = (ticks: Value): Value => (typeof ticks === 'bigint' ? inRange(scope.world.now + sign * ticks) : null);
    return { type: 'datetime', constant: offset.constant, value: (row, place) => at(offset.value(row, place)) };
  };
}

/** First column of the first row. */
const toScalar: Form = (call, scope) => {
  const [table] = call.args;
  if (!table || call.args.length > 1) throw wrong(scope.operator, 'toscalar(): function expects 1 argument(s)', call.at);
  const { columns, rows } = tableOf(table, scope);
  return constantOf(columns[0]?.type ?? 'dynamic', rows[0]?.[0] ?? null);
};

/** What is not computed from the arguments alone, or not from all of them. */
export const specialForms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['iff', iff],
  ['iif', iff],
  ['case', choose],
  ['coalesce', coalesce],
  ['min_of', extreme(-1)],
  ['max_of', extreme(1)],
  ['now', moment(0n, 1n)],
  ['ago', moment(undefined, -1n)],
  ['toscalar', toScalar],
  ...windowForms,
]);
