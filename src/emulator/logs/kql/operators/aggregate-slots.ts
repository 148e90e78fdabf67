import type { Aggregate } from '../aggregates/aggregate.ts';
import { aggregates } from '../aggregates/table.ts';
import { fitted } from '../bind/arguments.ts';
import type { Bound } from '../bind/bound.ts';
import { wrong } from '../bind/faults.ts';
import { bindScalar } from '../bind/scalar.ts';
import type { Scope } from '../bind/scope.ts';
import type { Accepts } from '../functions/scalar-function.ts';
import type { CallExpr } from '../syntax/expression.ts';
import type { KType } from '../values/type.ts';
import type { Row } from '../values/value.ts';
import type { Member } from './groups.ts';

/** The aggregates within one expression: each has its place in a row that the expression is then evaluated over. */
export interface AggregateSlots {
  readonly bind: (call: CallExpr) => Bound | undefined;
  readonly values: (members: readonly Member[]) => Row;
}

export function aggregateSlots(scope: Scope): AggregateSlots {
  const slots: { readonly aggregate: Aggregate; readonly args: readonly Bound[] }[] = [];
  return {
    bind: (call) => {
      const aggregate = aggregates.get(call.name);
      if (!aggregate) return undefined;
      const args = argumentsOf(call, aggregate, scope);
      const slot = slots.push({ aggregate, args }) - 1;
      const type = aggregate.returns(args.map((arg) => arg.type));
      return { type, constant: false, value: (row) => row[slot] ?? (type === 'string' ? '' : null) };
    },
    values: (members) =>
      slots.map(({ aggregate, args }) => {
        const accumulator = aggregate.start(args.map(({ type }) => type));
        for (const { row, place } of members) {
          const values = args.map((arg) => arg.value(row, place));
          if (aggregate.condition === undefined || values[aggregate.condition] === true) accumulator.add(values);
        }
        return accumulator.result();
      }),
  };
}

const summable: ReadonlySet<KType> = new Set(['int', 'long', 'real', 'timespan', 'datetime']);
const orderable: ReadonlySet<KType> = new Set([...summable, 'string', 'bool', 'guid']);

function argumentsOf(call: CallExpr, { parameters }: Aggregate, scope: Scope): readonly Bound[] {
  const args = call.args.map((arg) => bindScalar(arg, scope));
  parameters.forEach(({ accepts }, index) => {
    const type = args[index]?.type;
    const takes = accepts === 'summable' ? summable : accepts === 'orderable' ? orderable : undefined;
    if (type !== undefined && takes && !takes.has(type)) throw wrong('summarize', `${call.name}(): argument #${index + 1} must be ${accepts}, which a value of type ${type} is not`, call.args[index]?.at ?? call.at);
  });
  const plain = parameters.map(({ accepts, optional }) => ({ accepts: accepts === 'summable' || accepts === 'orderable' ? ('any' as const) : (accepts as Accepts), optional, repeated: false }));
  return fitted(call, args, plain, 'summarize');
}
