import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload } from '../arguments.ts';
import { equal, textOf } from '../of-value.ts';

class ClrTuple implements ClrObject {
  readonly clrType = 'System.Tuple';
  readonly held: readonly Value[];

  constructor(held: readonly Value[]) {
    this.held = held;
  }
}

function items(target: Value): readonly Value[] {
  if (!(target instanceof ClrTuple)) throw noOverload('a Tuple as', [target]);
  return target.held;
}

function item(target: Value, at: number): Value {
  const value = items(target)[at];
  if (value === undefined) throw noOverload(`Item${at + 1} of a shorter Tuple:`, items(target));
  return value;
}

export const tuple: TypeMembers = {
  name: 'System.Tuple',
  properties: Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`Item${at + 1}`, (target: Value) => item(target, at)])),
  statics: { methods: { Create: (args) => new ClrTuple([...args]) } },
  construct: (args) => new ClrTuple([...args]),
  text: (target) => `(${items(target).map((one) => textOf(one)).join(', ')})`,
  equals: (a, b) => items(a).length === items(b).length && items(a).every((one, at) => equal(one, items(b)[at] ?? null)),
};
