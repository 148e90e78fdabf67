import type { ClrFunction, ClrObject, OutArgument, Value } from './value.ts';

/** `new { a = 1 }`. */
export class AnonymousValue implements ClrObject {
  readonly clrType = 'AnonymousType';
  readonly members: ReadonlyMap<string, Value>;

  constructor(members: ReadonlyMap<string, Value>) {
    this.members = members;
  }
}

/** `(1, name: "a")`; elements are `Item1` and so on, and their names. */
export class TupleValue implements ClrObject {
  readonly clrType = 'System.ValueTuple';
  readonly items: Value[];
  readonly names: readonly (string | undefined)[];

  constructor(items: Value[], names: readonly (string | undefined)[]) {
    this.items = items;
    this.names = names;
  }
}

/** `typeof(T)`, `GetType()`. */
export class TypeValue implements ClrObject {
  readonly clrType = 'System.Type';
  readonly name: string;

  /** Full name. */
  constructor(name: string) {
    this.name = name;
  }
}

export function isFunction(value: Value): value is ClrFunction {
  return typeof value === 'object' && value?.clrType === 'System.Delegate';
}

export function isOut(value: Value | undefined): value is OutArgument {
  return typeof value === 'object' && value?.clrType === 'out';
}
