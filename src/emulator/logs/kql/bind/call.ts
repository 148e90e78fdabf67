import { aggregates } from '../aggregates/table.ts';
import { notTaken } from '../fault.ts';
import { functionsNotTaken } from '../functions/not-taken.ts';
import type { ScalarFunction } from '../functions/scalar-function.ts';
import { scalarFunctions } from '../functions/table.ts';
import type { CallExpr } from '../syntax/expression.ts';
import { fitted } from './arguments.ts';
import type { Bound } from './bound.ts';
import { unknownFunction, wrong } from './faults.ts';
import { bindScalarLambda } from './lambda.ts';
import { bindScalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import { specialForms } from './special-forms.ts';

/** Characters: from here on a text is counted, and so many are as much as a row. Figures of ours. */
const longText = 256;
const charactersPerRow = 64;

export function bindCall(call: CallExpr, scope: Scope): Bound {
  const { name, at } = call;
  const meaning = scope.names.get(name);
  if (meaning?.kind === 'lambda') return bindScalarLambda(call, meaning, scope);
  const aggregated = scope.aggregate?.(call);
  if (aggregated) return aggregated;
  const form = specialForms.get(name);
  if (form) return form(call, scope);
  const known = scalarFunctions.get(name);
  if (known) return bindFunction(call, known, scope);
  if (aggregates.has(name)) throw wrong(scope.operator, `the aggregate function '${name}' can be used in summarize only`, at);
  throw functionsNotTaken.has(name) ? notTaken(`function '${name}'`, at) : unknownFunction(name, at);
}

function bindFunction(call: CallExpr, { parameters, returns, strict, refuses, azureTakesMore, call: compute }: ScalarFunction, scope: Scope): Bound {
  // `extract(…, typeof(long))` converts what it gives.
  const typed = call.name === 'extract' ? call.args[3] : undefined;
  if (typed?.kind === 'typeof') {
    const { at } = typed;
    return bindCall({ kind: 'call', at, name: typed.type === 'string' ? 'tostring' : `to${typed.type}`, args: [{ ...call, args: call.args.slice(0, 3) }] }, scope);
  }
  if (azureTakesMore && call.args.length > parameters.length) throw notTaken(`function '${call.name}' with ${call.args.length} arguments`, call.at);
  const args = fitted(call, call.args.map((arg) => bindScalar(arg, scope)), parameters, scope.operator);
  const types = args.map(({ type }) => type);
  if (refuses?.(types)) throw wrong(scope.operator, `${call.name}(): it cannot be called with values of types ${types.join(', ')}`, call.at);
  const type = typeof returns === 'string' ? returns : returns(types);
  const empty = type === 'string' ? '' : null;
  const value: Bound['value'] = (row, place) => {
    const values = args.map((arg) => arg.value(row, place));
    const made = strict && values.includes(null) ? empty : compute(values, { types });
    // Texts that grow cost what they fill.
    if (typeof made === 'string' && made.length > longText) scope.world.spend(made.length / charactersPerRow);
    return made;
  };
  return { type, constant: args.every(({ constant }) => constant), value };
}
