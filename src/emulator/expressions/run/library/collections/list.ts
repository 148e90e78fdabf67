import { ClrArray } from '../../arrays.ts';
import type { CallSite, Method, TypeMembers } from '../../members.ts';
import { ClrException } from '../../value.ts';
import type { ClrObject, Value } from '../../value.ts';
import { functionAt, intAt, isInt, itemsAt, noOverload, numberOf } from '../arguments.ts';
import { invalidOperation, outOfRange } from '../exceptions.ts';
import { equal, itemsOf } from '../of-value.ts';
import { NotHere } from '../not-here.ts';
import { isFunction } from '../../objects.ts';
import { keyWith, orderWith } from './comparers.ts';
import { ordered } from '../linq/order.ts';
import { intoElement } from './sequence.ts';

export class ClrList implements ClrObject {
  readonly clrType = 'System.Collections.Generic.List';
  readonly elementType: string | undefined;
  private held: Value[];
  private version = 0;

  constructor(items: Value[] = [], elementType?: string) {
    this.held = items;
    this.elementType = elementType;
  }

  get items(): readonly Value[] {
    return this.held;
  }

  /** Changes it, so that whoever walks over it stops. */
  change(make: (items: Value[]) => Value[]): void {
    this.held = make(this.held);
    this.version += 1;
  }

  *walk(): Iterable<Value> {
    const { version } = this;
    for (let index = 0; index < this.held.length; index += 1) {
      yield this.held[index] ?? null;
      if (version !== this.version) throw invalidOperation('Collection was modified; enumeration operation may not execute.');
    }
  }
}

function list(target: Value): ClrList {
  if (!(target instanceof ClrList)) throw noOverload('a List as', [target]);
  return target;
}

const outside = (): ClrException => outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');

function at(target: Value, args: readonly Value[], index = 0): number {
  const place = intAt(args, index, 'index');
  if (place < 0 || place >= list(target).items.length) throw outside();
  return place;
}

const into = (target: Value): ((value: Value) => Value) => intoElement(list(target).elementType);

/** Changes the list and gives nothing back. */
const changing =
  (change: (items: Value[], args: readonly Value[], site: CallSite, convert: (value: Value) => Value, target: Value) => Value[]): Method =>
  (target, args, site) => {
    site.spend(4);
    list(target).change((items) => change(items, args, site, into(target), target));
    return null;
  };

/** Calls a predicate for each, counted. */
export function matching(items: readonly Value[], args: readonly Value[], site: CallSite): (value: Value) => boolean {
  const test = functionAt(args, args.length - 1, 'match');
  site.spend(items.length);
  return (value) => test.invoke([value]) === true;
}

const finding =
  <T extends Value>(find: (items: readonly Value[], test: (value: Value) => boolean) => T): Method =>
  (target, args, site) => {
    if (args.length > 1) throw noOverload('List.Find', args);
    return find(list(target).items, matching(list(target).items, args, site));
  };

const sort: Method = (target, args, site) => {
  const [by] = args;
  if (args.length > 1) throw new NotHere('List.Sort of a part');
  const compare = isFunction(by ?? null) ? (a: Value, b: Value) => numberOf(functionAt(args, 0, 'comparison').invoke([a, b])) : orderWith(by);
  list(target).change((items) => ordered(items, compare, site));
  return null;
};

const methods: Readonly<Record<string, Method>> = {
  Add: changing((items, [value = null], _, convert) => {
    items.push(convert(value));
    return items;
  }),
  AddRange: changing((items, args, site, convert) => {
    const more = [...itemsAt(args, 0, 'collection')];
    site.spend(more.length);
    for (const one of more) items.push(convert(one));
    return items;
  }),
  AsReadOnly: (target) => target,
  Clear: changing(() => []),
  Contains: (target, [value = null, comparer], site) => {
    site.spend(list(target).items.length);
    const keyOf = keyWith(comparer);
    return list(target).items.some((one) => (comparer === undefined ? equal(one, into(target)(value)) : keyOf(one) === keyOf(value)));
  },
  ConvertAll: (target, args, site) => {
    const change = functionAt(args, 0, 'converter');
    site.spend(list(target).items.length);
    return new ClrList(list(target).items.map((one) => change.invoke([one])));
  },
  Exists: finding((items, test) => items.some(test)),
  Find: finding((items, test) => items.find(test) ?? null),
  FindAll: (target, args, site) => new ClrList(list(target).items.filter(matching(list(target).items, args, site)), list(target).elementType),
  FindIndex: finding((items, test) => items.findIndex(test)),
  FindLast: finding((items, test) => items.findLast(test) ?? null),
  FindLastIndex: finding((items, test) => items.findLastIndex(test)),
  ForEach: (target, args, site) => {
    const act = functionAt(args, 0, 'action');
    site.spend(list(target).items.length);
    for (const one of list(target).walk()) act.invoke([one]);
    return null;
  },
  GetRange: (target, args) => {
    const [from, count] = [intAt(args, 0, 'index'), intAt(args, 1, 'count')];
    if (from < 0 || count < 0 || from + count > list(target).items.length) throw outOfRange('count');
    return new ClrList(list(target).items.slice(from, from + count), list(target).elementType);
  },
  IndexOf: (target, [value = null]) => list(target).items.findIndex((one) => equal(one, into(target)(value))),
  Insert: changing((items, args, _, convert) => {
    const place = intAt(args, 0, 'index');
    if (place < 0 || place > items.length) throw outside();
    return items.toSpliced(place, 0, convert(args[1] ?? null));
  }),
  InsertRange: changing((items, args, site, convert) => {
    const more = Array.from(itemsAt(args, 1, 'collection'), convert);
    site.spend(more.length);
    return items.toSpliced(intAt(args, 0, 'index'), 0, ...more);
  }),
  LastIndexOf: (target, [value = null]) => list(target).items.findLastIndex((one) => equal(one, into(target)(value))),
  Remove: (target, [value = null]) => {
    const place = list(target).items.findIndex((one) => equal(one, into(target)(value)));
    if (place >= 0) list(target).change((items) => items.toSpliced(place, 1));
    return place >= 0;
  },
  RemoveAll: (target, args, site) => {
    const test = matching(list(target).items, args, site);
    const before = list(target).items.length;
    list(target).change((items) => items.filter((one) => !test(one)));
    return before - list(target).items.length;
  },
  RemoveAt: changing((items, args, _, __, target) => items.toSpliced(at(target, args), 1)),
  RemoveRange: changing((items, args) => items.toSpliced(intAt(args, 0, 'index'), intAt(args, 1, 'count'))),
  Reverse: changing((items, args) => {
    if (args.length > 0) throw new NotHere('List.Reverse of a part');
    return items.toReversed();
  }),
  Sort: sort,
  ToArray: (target, _, site) => {
    site.spend(list(target).items.length);
    return new ClrArray(list(target).elementType ?? 'System.Object', [...list(target).items]);
  },
  TrimExcess: () => null,
  TrueForAll: finding((items, test) => items.every(test)),
};

export const listType: TypeMembers = {
  name: 'System.Collections.Generic.List',
  base: 'System.Collections.Generic.IEnumerable',
  properties: { Count: (target) => list(target).items.length, Capacity: (target) => Math.max(4, list(target).items.length) },
  methods,
  index: {
    get: (target, args) => list(target).items[at(target, args)] ?? null,
    set(target, args, value) {
      const place = at(target, args);
      list(target).change((items) => items.with(place, into(target)(value)));
    },
  },
  construct: (args, site) => {
    const [first = null] = args;
    const [elementType] = site.typeArguments;
    const items = isInt(first) ? [] : [...(itemsOf(first) ?? [])];
    site.spend(items.length);
    return new ClrList(items.map(intoElement(elementType)), elementType);
  },
  items: (target) => list(target).walk(),
};
