import { ClrArray, ClrBytes, elementsOf, getElement, lengthOf, setElement } from './arrays.ts';
import { enumMembers } from './enum-members.ts';
import { exceptionTypes } from './exceptions.ts';
import { equal, hashOf } from './library/of-value.ts';
import type { TypeMembers } from './members.ts';
import { AnonymousValue, TupleValue, TypeValue, isFunction } from './objects.ts';
import { typeOfValue } from './registry.ts';
import { toFormattedText, toText } from './to-text.ts';
import type { Value } from './value.ts';

/** What the language itself brings along; the rest is the library's. */
export function coreTypes(): readonly TypeMembers[] {
  return [object, array, enumMembers, type, delegate, anonymous, tuple, ...exceptionTypes()];
}

const object: TypeMembers = {
  name: 'System.Object',
  methods: {
    ToString: (target, [format]) => toFormattedText(target, typeof format === 'string' ? format : undefined),
    Equals: (target, [other]) => equal(target, other ?? null),
    GetHashCode: (target) => hashOf(target),
    GetType: (target) => new TypeValue(typeOfValue(target)),
  },
  statics: { methods: { Equals: ([a, b]) => equal(a ?? null, b ?? null), ReferenceEquals: ([a, b]) => (a ?? null) === (b ?? null) } },
  construct: () => ({ clrType: 'System.Object' }),
};

const isArray = (value: Value): value is ClrArray | ClrBytes => value instanceof ClrArray || value instanceof ClrBytes;
const none = new ClrArray('System.Object', []);
const asArray = (value: Value): ClrArray | ClrBytes => (isArray(value) ? value : none);

const array: TypeMembers = {
  name: 'System.Array',
  properties: { Length: (target) => lengthOf(asArray(target)), LongLength: (target) => BigInt(lengthOf(asArray(target))), Rank: () => 1 },
  index: { get: (target, [at]) => getElement(asArray(target), Number(at)), set: (target, [at], value) => setElement(asArray(target), Number(at), value) },
  items: (target) => elementsOf(asArray(target)),
};

const nameOf = (target: Value): string => (target instanceof TypeValue ? target.name : '');

const type: TypeMembers = {
  name: 'System.Type',
  properties: { FullName: nameOf, Name: (target) => nameOf(target).replace(/^.*\./, ''), Namespace: (target) => nameOf(target).replace(/\.[^.]*$/, '') },
  text: nameOf,
  equals: (a, b) => nameOf(a) === nameOf(b),
  key: nameOf,
};

const delegate: TypeMembers = { name: 'System.Delegate', methods: { Invoke: (target, args) => (isFunction(target) ? target.invoke(args) : null) } };

const membersIn = (value: Value): readonly (readonly [string, Value])[] => (value instanceof AnonymousValue ? [...value.members] : []);

const anonymous: TypeMembers = {
  name: 'AnonymousType',
  text: (target) => `{ ${membersIn(target).map(([name, value]) => `${name} = ${toText(value)}`).join(', ')} }`,
  equals: (a, b) => sameItems(membersIn(a).map(([, value]) => value), membersIn(b).map(([, value]) => value)),
};

const itemsIn = (value: Value): readonly Value[] => (value instanceof TupleValue ? value.items : []);

const tuple: TypeMembers = {
  name: 'System.ValueTuple',
  text: (target) => `(${itemsIn(target).map(toText).join(', ')})`,
  equals: (a, b) => sameItems(itemsIn(a), itemsIn(b)),
};

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((one, index) => equal(one, b[index] ?? null));
}
