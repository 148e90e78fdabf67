import { ClrArray, ClrBytes, elementsOf, getElement, lengthOf, setElement } from '../../arrays.ts';
import { double } from '../../numbers.ts';
import type { CallSite, StaticMethod, TypeMembers } from '../../members.ts';
import { isFunction } from '../../objects.ts';
import type { Value } from '../../value.ts';
import { functionAt, intAt, isInt, noOverload, numberOf } from '../arguments.ts';
import { argumentException, argumentNull, indexOutOfRange } from '../exceptions.ts';
import { equal } from '../of-value.ts';
import { ordered } from '../linq/order.ts';
import { orderWith } from './comparers.ts';
import { matching } from './list.ts';

type AnyArray = ClrArray | ClrBytes;

function array(value: Value | undefined): AnyArray {
  if (value instanceof ClrArray || value instanceof ClrBytes) return value;
  if (value === null || value === undefined) throw argumentNull('array');
  throw noOverload('an array as', [value]);
}

const items = (value: Value | undefined): readonly Value[] => [...elementsOf(array(value))];

/** Puts other elements into the places of an array. */
function fill(target: AnyArray, values: readonly Value[], from = 0): void {
  for (const [at, value] of values.entries()) setElement(target, from + at, value);
}

function same(source: AnyArray, values: readonly Value[]): AnyArray {
  return source instanceof ClrBytes ? new ClrBytes(Uint8Array.from(values, numberOf)) : new ClrArray(source.clrType.slice(0, -2), [...values]);
}

function copy(args: readonly Value[], site: CallSite): null {
  const [source, target] = [array(args[0]), array(args[args.length === 3 ? 1 : 2])];
  const length = intAt(args, args.length - 1, 'length');
  const [from, to] = args.length === 3 ? [0, 0] : [intAt(args, 1, 'sourceIndex'), intAt(args, 3, 'destinationIndex')];
  if (length < 0 || from < 0 || to < 0 || from + length > lengthOf(source)) throw argumentException('Source array was not long enough. Check the source index, length, and the array\'s lower bounds.', 'sourceArray');
  if (to + length > lengthOf(target)) throw argumentException('Destination array was not long enough. Check the destination index, length, and the array\'s lower bounds.', 'destinationArray');
  site.spend(length);
  if (source instanceof ClrBytes && target instanceof ClrBytes) target.bytes.set(source.bytes.slice(from, from + length), to);
  else fill(target, items(source).slice(from, from + length), to);
  return null;
}

const searching =
  (find: (items: readonly Value[], test: (value: Value) => boolean) => Value): StaticMethod =>
  (args, site) => {
    if (args.length !== 2) throw noOverload('Array.Find', args);
    return find(items(args[0]), matching(items(args[0]), args, site));
  };

const indexing =
  (last: boolean): StaticMethod =>
  (args, site) => {
    const all = items(args[0]);
    site.spend(all.length);
    const start = isInt(args[2]) ? numberOf(args[2]) : last ? all.length - 1 : 0;
    const test = (one: Value, at: number): boolean => (last ? at <= start : at >= start) && equal(one, args[1] ?? null);
    return last ? all.findLastIndex(test) : all.findIndex(test);
  };

const methods: Readonly<Record<string, StaticMethod>> = {
  AsReadOnly: ([value]) => array(value),
  Clear: (args) => {
    const target = array(args[0]);
    const [from, length] = args.length === 3 ? [intAt(args, 1, 'index'), intAt(args, 2, 'length')] : [0, lengthOf(target)];
    fill(target, Array.from({ length }, () => emptyOf(target)), from);
    return null;
  },
  ConvertAll: (args, site) => {
    const all = items(args[0]);
    site.spend(all.length);
    return new ClrArray('System.Object', all.map((one) => functionAt(args, 1, 'converter').invoke([one])));
  },
  Copy: copy,
  Empty: (_, site) => (site.typeArguments[0] === 'System.Byte' ? new ClrBytes(new Uint8Array()) : new ClrArray(site.typeArguments[0] ?? 'System.Object', [])),
  Exists: searching((all, test) => all.some(test)),
  Fill: ([target, value = null], site) => {
    site.spend(lengthOf(array(target)));
    fill(array(target), Array.from({ length: lengthOf(array(target)) }, () => value));
    return null;
  },
  Find: searching((all, test) => all.find(test) ?? null),
  FindAll: (args, site) => same(array(args[0]), items(args[0]).filter(matching(items(args[0]), args, site))),
  FindIndex: searching((all, test) => all.findIndex(test)),
  FindLast: searching((all, test) => all.findLast(test) ?? null),
  FindLastIndex: searching((all, test) => all.findLastIndex(test)),
  ForEach: (args, site) => {
    site.spend(lengthOf(array(args[0])));
    for (const one of items(args[0])) functionAt(args, 1, 'action').invoke([one]);
    return null;
  },
  IndexOf: indexing(false),
  LastIndexOf: indexing(true),
  Reverse: (args, site) => {
    const target = array(args[0]);
    const [from, length] = args.length === 3 ? [intAt(args, 1, 'index'), intAt(args, 2, 'length')] : [0, lengthOf(target)];
    site.spend(length);
    fill(target, items(target).slice(from, from + length).toReversed(), from);
    return null;
  },
  Sort: (args, site) => {
    const [target, by] = args;
    const compare = isFunction(by ?? null) ? (a: Value, b: Value) => numberOf(functionAt(args, 1, 'comparison').invoke([a, b])) : orderWith(by);
    fill(array(target), ordered(items(target), compare, site));
    return null;
  },
  TrueForAll: searching((all, test) => all.every(test)),
};

function emptyOf(target: AnyArray): Value {
  if (target instanceof ClrBytes || target.clrType === 'System.Int32[]') return 0;
  if (target.clrType === 'System.Int64[]') return 0n;
  if (target.clrType === 'System.Double[]') return double(0);
  return target.clrType === 'System.Boolean[]' ? false : null;
}

/** What arrays can do beside their length, indexer and `foreach`, which the core has. */
export const arrayType: TypeMembers = {
  name: 'System.Array',
  properties: { IsReadOnly: () => false, IsFixedSize: () => true },
  methods: {
    Clone: (target) => same(array(target), items(target)),
    CopyTo: (target, [other = null, at = null], site) => copy([target, 0, other, at, lengthOf(array(target))], site),
    GetLength: (target, [dimension]) => {
      if (dimension !== 0) throw indexOutOfRange();
      return lengthOf(array(target));
    },
    GetLowerBound: () => 0,
    GetUpperBound: (target) => lengthOf(array(target)) - 1,
    GetValue: (target, args) => getElement(array(target), intAt(args, 0, 'index')),
    Initialize: () => null,
    SetValue: (target, args) => {
      setElement(array(target), intAt(args, 1, 'index'), args[0] ?? null);
      return null;
    },
  },
  statics: { methods },
};
