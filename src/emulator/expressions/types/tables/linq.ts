import type { ExtensionSource, TypeSource } from './type-source.ts';

const owner = 'System.Linq.Enumerable';

/** The class itself; its methods are mostly called as extensions. */
export const linqTypes: readonly TypeSource[] = [{ name: owner, statics: { '() IEnumerable<int>': 'Range', '<T>() IEnumerable<T>': 'Empty', '() ?': 'Repeat' } }];

/** What the lambdas take, and what comes out. */
export const linqExtensions: readonly ExtensionSource[] = [
  {
    owner,
    on: 'IEnumerable<T>',
    methods: {
      '(T => bool) IEnumerable<T>': 'Where TakeWhile SkipWhile',
      '() IEnumerable<T>': 'Append AsEnumerable Concat DefaultIfEmpty Distinct Except Intersect Prepend Reverse Skip SkipLast Take TakeLast Union',
      '(T => ?) IEnumerable<T>': 'DistinctBy',
      '(T => R) IEnumerable<R>': 'Select',
      '(T => IEnumerable<R>) ?': 'SelectMany',
      '(T => bool) T': 'First FirstOrDefault Last LastOrDefault Single SingleOrDefault',
      '() T': 'ElementAt ElementAtOrDefault',
      '(T => bool) bool': 'All Any',
      '() bool': 'Contains SequenceEqual',
      '(T => bool) int': 'Count',
      '(T => bool) long': 'LongCount',
      '(T => ?) ?': 'Average Max MaxBy Min MinBy Sum ToDictionary ToLookup',
      '(T => ?) IOrderedEnumerable<T>': 'OrderBy OrderByDescending ThenBy ThenByDescending',
      '(T => K) IEnumerable<System.Linq.IGrouping<K, T>>': 'GroupBy',
      '() T[]': 'ToArray',
      '() List<T>': 'ToList',
      '() HashSet<T>': 'ToHashSet',
      '() IEnumerable<T[]>': 'Chunk',
      '<R>() IEnumerable<R>': 'Cast OfType',
      '() ?': 'Aggregate GroupJoin Join Zip',
    },
  },
];
