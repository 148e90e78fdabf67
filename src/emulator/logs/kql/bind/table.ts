import { applyOperator } from '../operators/apply.ts';
import { datatable } from '../operators/datatable.ts';
import { print } from '../operators/print.ts';
import { range } from '../operators/range.ts';
import { union } from '../operators/union.ts';
import { notTaken, semanticFault } from '../fault.ts';
import type { CallExpr, Expr } from '../syntax/expression.ts';
import { unresolvedTable, wrong } from './faults.ts';
import { findTableLambda } from './lambda.ts';
import type { Relation } from './relation.ts';
import type { TableScope } from './scope.ts';

/** The table that an expression is. Throws KqlError where it is a value, or no table has the name. */
export function tableOf(expr: Expr, scope: TableScope): Relation {
  const relation = findTable(expr, scope);
  if (relation) return relation;
  if (expr.kind === 'name' && scope.names.get(expr.name) === undefined) throw unresolvedTable(scope.operator, expr.name, expr.at);
  throw semanticFault('SEM0003', "Top-level expressions must return tabular results. (Hint: If you're trying to output a scalar value, use the 'print' operator.)", expr.at);
}

/** Functions that lead to tables of other places. */
const elsewhere = new Set(['workspace', 'app', 'cluster', 'database', 'resource', 'adx', 'arg']);

/** Undefined: the expression is a value, or nothing that has a name. */
export function findTable(expr: Expr, scope: TableScope): Relation | undefined {
  switch (expr.kind) {
    case 'name':
      return namedTable(expr.name, scope);
    case 'call':
      return calledTable(expr, scope);
    case 'pipeline': {
      const first = expr.operators[0];
      const source = tableOf(expr.source, { ...scope, operator: first ? first.kind : scope.operator });
      return expr.operators.reduce((relation, operator) => applyOperator(operator, relation, scope), source);
    }
    case 'member':
      if (expr.of.kind === 'call' && elsewhere.has(expr.of.name)) throw notTaken(`function '${expr.of.name}' (another workspace's tables: name it in the request)`, expr.of.at);
      return undefined;
    case 'datatable':
      return datatable(expr, scope);
    case 'range':
      return range(expr, scope);
    case 'print':
      return print(expr, scope);
    case 'union':
      return union(expr.union, undefined, scope);
    default:
      return undefined;
  }
}

function namedTable(name: string, { names, world }: TableScope): Relation | undefined {
  const meaning = names.get(name);
  if (meaning) return meaning.kind === 'table' ? meaning.relation : undefined;
  return world.table(name);
}

function calledTable(call: CallExpr, scope: TableScope): Relation | undefined {
  const meaning = scope.names.get(call.name);
  if (meaning?.kind === 'lambda') return findTableLambda(call, meaning, scope);
  const [arg] = call.args;
  if (call.name === 'materialize' && arg && call.args.length === 1) return tableOf(arg, scope);
  if (call.name !== 'table') return undefined;
  if (arg?.kind !== 'literal' || typeof arg.value !== 'string') throw wrong(scope.operator, 'table(): argument #1 expected to be a text', call.at);
  const relation = namedTable(arg.value, scope);
  if (!relation) throw unresolvedTable(scope.operator, arg.value, arg.at);
  return relation;
}
