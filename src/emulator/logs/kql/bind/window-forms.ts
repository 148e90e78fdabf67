import type { CallExpr } from '../syntax/expression.ts';
import { isNumber } from '../values/type.ts';
import type { Row, Value } from '../values/value.ts';
import type { Bound, Place } from './bound.ts';
import { constantValue } from './bound.ts';
import { wrong } from './faults.ts';
import { bindScalar } from './scalar.ts';
import type { Scope } from './scope.ts';

type Form = (call: CallExpr, scope: Scope) => Bound;

function serializedArgs(call: CallExpr, scope: Scope, least: number, most: number): readonly Bound[] {
  if (!scope.serialized) throw wrong(scope.operator, `function '${call.name}' cannot be invoked in the current context. Details: the row set must be serialized`, call.at);
  if (call.args.length < least || call.args.length > most) throw wrong(scope.operator, `${call.name}(): function expects ${least} to ${most} argument(s), not ${call.args.length}`, call.at);
  return call.args.map((arg) => bindScalar(arg, scope));
}

function neighbour(sign: 1 | -1): Form {
  return (call, scope) => {
    const [column, offset, standard] = serializedArgs(call, scope, 1, 3);
    if (!column) throw wrong(scope.operator, `${call.name}(): a column is missing`, call.at);
    const away = offset ? Number(constantValue(offset)) * sign : sign;
    const empty = column.type === 'string' ? '' : null;
    const value: Bound['value'] = (row, { rows, index }) => {
      const other = rows[index + away];
      return other ? column.value(other, { rows, index: index + away }) : (standard?.value(row, { rows, index }) ?? empty);
    };
    return { type: column.type, constant: false, value };
  };
}

/** A value of each row from those before it, computed once for all rows. */
function running(type: Bound['type'], step: (before: Value, row: Row, place: Place) => Value): Bound {
  const known = new WeakMap<readonly Row[], readonly Value[]>();
  const all = (rows: readonly Row[]): readonly Value[] => {
    let before: Value = null;
    const values = rows.map((row, index) => (before = step(before, row, { rows, index })));
    known.set(rows, values);
    return values;
  };
  return { type, constant: false, value: (_, { rows, index }) => (known.get(rows) ?? all(rows))[index] ?? null };
}

const rowNumber: Form = (call, scope) => {
  const [start, restart] = serializedArgs(call, scope, 0, 2);
  const first = start ? BigInt(Number(constantValue(start))) : 1n;
  return running('long', (before, row, place) => (typeof before !== 'bigint' || restart?.value(row, place) === true ? first : before + 1n));
};

/** A null adds nothing. */
const rowCumsum: Form = (call, scope) => {
  const [term, restart] = serializedArgs(call, scope, 1, 2);
  if (!term || !isNumber(term.type)) throw wrong(scope.operator, 'row_cumsum(): argument #1 expected to be a number', call.at);
  return running(term.type, (before, row, place) => {
    const value = term.value(row, place);
    const sum = restart?.value(row, place) === true ? null : before;
    if (sum === null || value === null) return value ?? sum ?? (term.type === 'real' ? 0 : 0n);
    return typeof sum === 'bigint' && typeof value === 'bigint' ? sum + value : Number(sum) + Number(value);
  });
};

/** They look at the rows around, in their order. */
export const windowForms: readonly (readonly [string, Form])[] = [
  ['prev', neighbour(-1)],
  ['next', neighbour(1)],
  ['row_number', rowNumber],
  ['row_cumsum', rowCumsum],
];
