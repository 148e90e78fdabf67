import type { Expr } from '../syntax/expression.ts';
import { isNumber, type KType } from '../values/type.ts';
import { isBag, isList, type Value } from '../values/value.ts';
import { bindBetween, bindBinary } from './binary.ts';
import { type Bound, constantOf, folded } from './bound.ts';
import { bindCall } from './call.ts';
import { unresolved, wrong } from './faults.ts';
import { bindList } from './list.ts';
import type { Scope } from './scope.ts';

/** In rows: of binding one part of an expression, and how often it can be evaluated. Figures of ours. */
const bindingCost = 20;
const evaluationsPerRow = 50;

/** An expression over the scope's rows. Throws KqlError where a name or a type does not fit. */
export function bindScalar(expr: Expr, scope: Scope): Bound {
  // What is bound is work, too: functions of the query put into each other can double it again and again.
  scope.world.spend(bindingCost + scope.rows / evaluationsPerRow);
  return folded(bindAny(expr, scope));
}

function bindAny(expr: Expr, scope: Scope): Bound {
  switch (expr.kind) {
    case 'literal':
      return constantOf(expr.type, expr.value);
    case 'name':
      return bindName(expr.name, expr.at, scope);
    case 'member':
      return bindMember(expr.of, expr.name, expr.at, scope);
    case 'index':
      return bindIndex(expr.of, expr.index, expr.at, scope);
    case 'call':
      return bindCall(expr, scope);
    case 'sign':
      return bindSign(expr.sign, bindScalar(expr.of, scope), scope, expr.at);
    case 'binary':
      return bindBinary(expr, scope);
    case 'between':
      return bindBetween(expr, scope);
    case 'list':
      return bindList(expr, scope);
    case 'star':
      throw wrong(scope.operator, "'*' cannot stand here", expr.at);
    case 'typeof':
      throw wrong(scope.operator, 'typeof() is not a value', expr.at);
    case 'pipeline':
    case 'datatable':
    case 'range':
    case 'print':
    case 'union':
      throw wrong(scope.operator, 'a scalar expression is expected, not a table', expr.at);
  }
}

function bindName(name: string, at: number, { columns, names, operator }: Scope): Bound {
  const index = columns.findIndex((column) => column.name === name);
  const column = columns[index];
  if (column) return { type: column.type, constant: false, value: (row) => row[index] ?? empty(column.type) };
  const meaning = names.get(name);
  if (meaning?.kind === 'scalar') return meaning.bound;
  throw unresolved(operator, name, at);
}

function empty(type: KType): Value {
  return type === 'string' ? '' : null;
}

function bindMember(of: Expr, name: string, at: number, scope: Scope): Bound {
  const bag = dynamicOnly(bindScalar(of, scope), scope, at);
  return { ...bag, value: (row, place) => memberOf(bag.value(row, place), name) };
}

function bindIndex(of: Expr, by: Expr, at: number, scope: Scope): Bound {
  const [whole, index] = [dynamicOnly(bindScalar(of, scope), scope, at), bindScalar(by, scope)];
  const value: Bound['value'] = (row, place) => {
    const [outer, inner] = [whole.value(row, place), index.value(row, place)];
    if (typeof inner === 'string') return memberOf(outer, inner);
    // A negative index counts from the end.
    return (typeof inner === 'bigint' || typeof inner === 'number') && isList(outer) ? (outer.at(Number(inner)) ?? null) : null;
  };
  return { type: 'dynamic', constant: whole.constant && index.constant, value };
}

function dynamicOnly(bound: Bound, scope: Scope, at: number): Bound {
  if (bound.type !== 'dynamic') throw wrong(scope.operator, `a value of type ${bound.type} has no parts to be reached by a path`, at);
  return bound;
}

function memberOf(value: Value, name: string): Value {
  return isBag(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function bindSign(sign: '+' | '-', of: Bound, scope: Scope, at: number): Bound {
  if (!isNumber(of.type) && of.type !== 'timespan') throw wrong(scope.operator, `'${sign}' cannot stand before a value of type ${of.type}`, at);
  const type = of.type === 'int' ? 'long' : of.type;
  if (sign === '+') return { ...of, type };
  return { type, constant: of.constant, value: (row, place) => negative(of.value(row, place)) };
}

function negative(value: Value): Value {
  return typeof value === 'bigint' || typeof value === 'number' ? -value : null;
}
