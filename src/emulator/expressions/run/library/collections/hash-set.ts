import type { Method, TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { functionAt, itemsAt, noOverload } from '../arguments.ts';
import { itemsOf } from '../of-value.ts';
import { isComparer, keyWith } from './comparers.ts';
import { intoElement } from './sequence.ts';

export class ClrHashSet implements ClrObject {
  readonly clrType = 'System.Collections.Generic.HashSet';
  readonly comparer: Value;
  readonly elementType: string | undefined;
  readonly held = new Map<unknown, Value>();
  private readonly keyOf: (value: Value) => unknown;

  constructor(items: Iterable<Value> = [], comparer: Value = null, elementType?: string) {
    this.comparer = comparer;
    this.keyOf = keyWith(comparer);
    this.elementType = elementType;
    for (const one of items) this.add(one);
  }

  private keyFor(value: Value): unknown {
    return this.keyOf(intoElement(this.elementType)(value));
  }

  add(value: Value): boolean {
    const key = this.keyFor(value);
    if (this.held.has(key)) return false;
    this.held.set(key, intoElement(this.elementType)(value));
    return true;
  }

  has(value: Value): boolean {
    return this.held.has(this.keyFor(value));
  }

  delete(value: Value): boolean {
    return this.held.delete(this.keyFor(value));
  }
}

function set(target: Value): ClrHashSet {
  if (!(target instanceof ClrHashSet)) throw noOverload('a HashSet as', [target]);
  return target;
}

/** With the other's elements in a set that compares as this one does. */
const against =
  (act: (mine: ClrHashSet, other: ClrHashSet) => Value): Method =>
  (target, args, site) => {
    const other = new ClrHashSet(itemsAt(args, 0, 'other'), set(target).comparer, set(target).elementType);
    site.spend(other.held.size + set(target).held.size);
    return act(set(target), other);
  };

const every = (mine: ClrHashSet, other: ClrHashSet): boolean => [...mine.held.values()].every((one) => other.has(one));

function keep(mine: ClrHashSet, test: (value: Value) => boolean): null {
  for (const one of mine.held.values()) if (!test(one)) mine.delete(one);
  return null;
}

export const hashSet: TypeMembers = {
  name: 'System.Collections.Generic.HashSet',
  base: 'System.Collections.Generic.IEnumerable',
  properties: { Count: (target) => set(target).held.size, Comparer: (target) => set(target).comparer },
  methods: {
    Add: (target, [value = null], site) => {
      site.spend(8);
      return set(target).add(value);
    },
    Clear: (target) => {
      set(target).held.clear();
      return null;
    },
    Contains: (target, [value = null, comparer]) => {
      const keyOf = keyWith(comparer);
      return comparer === undefined ? set(target).has(value) : [...set(target).held.values()].some((one) => keyOf(one) === keyOf(value));
    },
    ExceptWith: against((mine, other) => keep(mine, (one) => !other.has(one))),
    IntersectWith: against((mine, other) => keep(mine, (one) => other.has(one))),
    IsProperSubsetOf: against((mine, other) => every(mine, other) && mine.held.size < other.held.size),
    IsProperSupersetOf: against((mine, other) => every(other, mine) && other.held.size < mine.held.size),
    IsSubsetOf: against(every),
    IsSupersetOf: against((mine, other) => every(other, mine)),
    Overlaps: against((mine, other) => [...other.held.values()].some((one) => mine.has(one))),
    Remove: (target, [value = null]) => set(target).delete(value),
    RemoveWhere: (target, args) => {
      const test = functionAt(args, 0, 'match');
      const before = set(target).held.size;
      keep(set(target), (one) => test.invoke([one]) !== true);
      return before - set(target).held.size;
    },
    SetEquals: against((mine, other) => every(mine, other) && mine.held.size === other.held.size),
    SymmetricExceptWith: against((mine, other) => {
      for (const one of other.held.values()) if (!mine.delete(one)) mine.add(one);
      return null;
    }),
    UnionWith: against((mine, other) => {
      for (const one of other.held.values()) mine.add(one);
      return null;
    }),
  },
  construct: (args, site) => {
    const [first = null] = args;
    const items = [...(isComparer(first) ? [] : (itemsOf(first) ?? []))];
    site.spend(items.length * 8);
    return new ClrHashSet(items, args.find(isComparer) ?? null, site.typeArguments[0]);
  },
  items: (target) => set(target).held.values(),
};
