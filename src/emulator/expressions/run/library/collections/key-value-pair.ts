import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload } from '../arguments.ts';
import { equal, textOf } from '../of-value.ts';

export class KeyValuePair implements ClrObject {
  readonly clrType = 'System.Collections.Generic.KeyValuePair';
  readonly key: Value;
  readonly value: Value;

  constructor(key: Value, value: Value) {
    this.key = key;
    this.value = value;
  }
}

function pair(target: Value): KeyValuePair {
  if (!(target instanceof KeyValuePair)) throw noOverload('a KeyValuePair as', [target]);
  return target;
}

export const keyValuePair: TypeMembers = {
  name: 'System.Collections.Generic.KeyValuePair',
  base: 'System.ValueType',
  properties: { Key: (target) => pair(target).key, Value: (target) => pair(target).value },
  construct: ([key = null, value = null]) => new KeyValuePair(key, value),
  text: (target) => `[${textOf(pair(target).key)}, ${textOf(pair(target).value)}]`,
  equals: (a, b) => equal(pair(a).key, pair(b).key) && equal(pair(a).value, pair(b).value),
};
