import type { TypeSource } from './type-source.ts';

const generic = 'System.Collections.Generic.';

/** Arrays, lists, dictionaries. */
export const collections: readonly TypeSource[] = [
  {
    name: 'System.Array',
    statics: {
      '() int': 'BinarySearch FindIndex FindLastIndex IndexOf LastIndexOf',
      '() void': 'Clear ConstrainedCopy Copy Fill ForEach Resize Reverse Sort',
      '() bool': 'Exists TrueForAll',
      '() ?': 'AsReadOnly ConvertAll CreateInstance Empty Find FindAll FindLast',
    },
    members: { int: 'Length Rank', long: 'LongLength', bool: 'IsReadOnly IsFixedSize', '() object': 'Clone GetValue', '() void': 'CopyTo Initialize SetValue', '() int': 'GetLength GetLowerBound GetUpperBound', '() ?': 'GetEnumerator' },
  },
  { name: `${generic}IEnumerable<T>`, complete: true, members: { '() IEnumerator<T>': 'GetEnumerator' } },
  { name: `${generic}IEnumerator<T>`, members: { T: 'Current', '() bool': 'MoveNext', '() void': 'Dispose Reset' } },
  { name: `${generic}ICollection<T>`, extends: 'IEnumerable<T>', complete: true, members: { int: 'Count', bool: 'IsReadOnly', '() void': 'Add Clear CopyTo', '() bool': 'Contains Remove' } },
  { name: `${generic}IReadOnlyCollection<T>`, extends: 'IEnumerable<T>', complete: true, members: { int: 'Count' } },
  { name: `${generic}IList<T>`, extends: 'ICollection<T>', complete: true, members: { '[]': 'T', '() int': 'IndexOf', '() void': 'Insert RemoveAt' } },
  { name: `${generic}IReadOnlyList<T>`, extends: 'IReadOnlyCollection<T>', members: { '[]': 'T' }, allowed: 'nothing' },
  { name: `${generic}ISet<T>`, extends: 'ICollection<T>', members: { '() bool': 'Add IsProperSubsetOf IsProperSupersetOf IsSubsetOf IsSupersetOf Overlaps SetEquals', '() void': 'ExceptWith IntersectWith SymmetricExceptWith UnionWith' } },
  {
    name: `${generic}IDictionary<TKey, TValue>`,
    extends: 'ICollection<KeyValuePair<TKey, TValue>>',
    complete: true,
    members: { '[]': 'TValue', 'ICollection<TKey>': 'Keys', 'ICollection<TValue>': 'Values', '() void': 'Add', '() bool': 'ContainsKey Remove TryGetValue' },
  },
  {
    name: `${generic}IReadOnlyDictionary<TKey, TValue>`,
    extends: 'IReadOnlyCollection<KeyValuePair<TKey, TValue>>',
    complete: true,
    members: { '[]': 'TValue', 'IEnumerable<TKey>': 'Keys', 'IEnumerable<TValue>': 'Values', '() bool': 'ContainsKey TryGetValue' },
  },
  {
    name: `${generic}Dictionary<TKey, TValue>`,
    extends: 'IDictionary<TKey, TValue>',
    members: {
      '[]': 'TValue',
      int: 'Count',
      'ICollection<TKey>': 'Keys',
      'ICollection<TValue>': 'Values',
      '() void': 'Add Clear',
      '() bool': 'ContainsKey ContainsValue Remove TryAdd TryGetValue',
      '?': 'Comparer',
    },
  },
  {
    name: `${generic}List<T>`,
    extends: 'IList<T>',
    members: {
      int: 'Capacity Count',
      '[]': 'T',
      '() void': 'Add AddRange Clear CopyTo Insert InsertRange RemoveAt RemoveRange Reverse TrimExcess',
      '(T => bool) void': 'ForEach',
      '(T, T => int) void': 'Sort',
      '() bool': 'Contains Remove',
      '(T => bool) bool': 'Exists TrueForAll',
      '(T => bool) T': 'Find FindLast',
      '(T => bool) int': 'FindIndex FindLastIndex RemoveAll',
      '() int': 'BinarySearch IndexOf LastIndexOf',
      '(T => bool) List<T>': 'FindAll',
      '(T => R) List<R>': 'ConvertAll',
      '() List<T>': 'GetRange',
      '() T[]': 'ToArray',
      '() ?': 'AsReadOnly GetEnumerator',
    },
  },
  { name: `${generic}HashSet<T>`, extends: 'ISet<T>', members: { int: 'Count', '?': 'Comparer', '() bool': 'Add Contains Remove', '() void': 'Clear', '(T => bool) int': 'RemoveWhere' } },
  { name: `${generic}Queue<T>`, extends: 'IEnumerable<T>', members: { int: 'Count', '() T': 'Dequeue Peek', '() void': 'Clear Enqueue', '() bool': 'Contains', '() T[]': 'ToArray' } },
  { name: `${generic}Stack<T>`, extends: 'IEnumerable<T>', members: { int: 'Count', '() T': 'Peek Pop', '() void': 'Clear Push', '() bool': 'Contains', '() T[]': 'ToArray' } },
  { name: `${generic}KeyValuePair<TKey, TValue>`, extends: 'System.ValueType', complete: true, members: { TKey: 'Key', TValue: 'Value', '() ?': 'Deconstruct' } },
  { name: `${generic}IEqualityComparer<T>`, members: { '() bool': 'Equals', '() int': 'GetHashCode' }, allowed: 'nothing' },
  { name: 'System.Linq.IGrouping<TKey, TElement>', extends: 'IEnumerable<TElement>', members: { TKey: 'Key' }, allowed: 'nothing' },
  { name: 'System.Linq.IOrderedEnumerable<T>', extends: 'IEnumerable<T>', allowed: 'nothing' },
  { name: 'System.Linq.ILookup<TKey, TElement>', extends: 'IEnumerable<System.Linq.IGrouping<TKey, TElement>>', members: { int: 'Count', '[]': 'IEnumerable<TElement>', '() bool': 'Contains' }, allowed: 'nothing' },
];
