import { type KType, typeNamed } from '../values/type.ts';
import type { Value } from '../values/value.ts';

/** What a parameter takes: a type, or one of several. */
export type Accepts = KType | 'any' | 'number' | 'integer';

export interface Parameter {
  readonly accepts: Accepts;
  readonly optional: boolean;
  /** The last one: as often as wanted. */
  readonly repeated: boolean;
}

export interface CallContext {
  readonly types: readonly KType[];
}

export interface ScalarFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: KType | ((types: readonly KType[]) => KType);
  /** How a column is called that nobody named, `%` for the first argument's name: `strlen_%`. Empty: it is just `Column1`. */
  readonly naming: string;
  /** Null in, null out; without it the function sees nulls. */
  readonly strict: boolean;
  /** Types that do not go with each other, although each is taken. */
  readonly refuses?: ((types: readonly KType[]) => boolean) | undefined;
  /** Azure takes more arguments than we do. */
  readonly azureTakesMore: boolean;
  readonly call: (args: readonly Value[], context: CallContext) => Value;
}

interface Options {
  readonly azureTakesMore?: boolean;
  readonly naming?: string;
  readonly strict?: boolean;
  readonly returns?: (types: readonly KType[]) => KType;
  readonly refuses?: (types: readonly KType[]) => boolean;
}

/** One row of the table of functions: `substring(string, long, long?): string`; `any*` stands for as many as wanted. */
export function scalar(signature: string, call: ScalarFunction['call'], { naming = '', strict = true, returns, refuses, azureTakesMore = false }: Options = {}): ScalarFunction {
  const [, name = '', inside = '', result = ''] = /^(\w+)\((.*)\): (\w+)$/.exec(signature) ?? [];
  const type = returns ?? typeNamed(result);
  if (type === undefined) throw new Error(`no type in ${signature}`);
  return { name, parameters: parametersOf(inside), returns: type, naming, strict, refuses, azureTakesMore, call };
}

function parametersOf(inside: string): readonly Parameter[] {
  return inside === '' ? [] : inside.split(', ').map((text) => ({ accepts: text.replace(/[?*]$/, '') as Accepts, optional: /[?*]$/.test(text), repeated: text.endsWith('*') }));
}

/** The text that a strict function of texts gets. */
export function textAt(args: readonly Value[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : '';
}

export function numberAt(args: readonly Value[], index: number, standard = 0): number {
  const value = args[index];
  return value === undefined || value === null ? standard : Number(value);
}
