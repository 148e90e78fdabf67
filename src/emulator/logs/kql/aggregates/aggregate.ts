import type { Accepts } from '../functions/scalar-function.ts';
import type { KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';

/** Takes in one group, row by row. */
export interface Accumulator {
  /** The arguments' values in this row. */
  add(values: readonly Value[]): void;
  result(): Value;
}

/** One that gives one value for a group. */
export interface Aggregate {
  readonly name: string;
  readonly parameters: readonly { readonly accepts: Accepts | 'summable' | 'orderable'; readonly optional: boolean }[];
  readonly returns: (types: readonly KType[]) => KType;
  /** As those of scalar functions. */
  readonly naming: string;
  /** Which argument is a condition: rows where it is not true are left out. */
  readonly condition?: number | undefined;
  readonly start: (types: readonly KType[]) => Accumulator;
}

interface Spec extends Pick<Aggregate, 'start'> {
  readonly returns?: Aggregate['returns'];
  readonly naming?: string;
  readonly condition?: number;
}

/** A row of the table: `sum(summable)`, `dcountif(any, bool, long?)`. */
export function aggregate(signature: string, { start, naming, condition, returns = ([type = 'long']) => type }: Spec): Aggregate {
  const [, name = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(signature) ?? [];
  const parameters = inside === '' ? [] : inside.split(', ').map((text) => ({ accepts: text.replace('?', '') as Accepts, optional: text.endsWith('?') }));
  return { name, parameters, returns, naming: naming ?? `${name}_%`, condition, start };
}
