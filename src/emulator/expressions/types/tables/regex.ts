import type { TypeSource } from './type-source.ts';

const capture = 'System.Text.RegularExpressions.Capture';
const group = 'System.Text.RegularExpressions.Group';
const match = 'System.Text.RegularExpressions.Match';
const matches = 'System.Text.RegularExpressions.MatchCollection';

/** Of which the service allows less than there is; nothing of `MatchCollection`, whose elements `foreach` and LINQ still give. */
export const regex: readonly TypeSource[] = [
  {
    name: 'System.Text.RegularExpressions.Regex',
    complete: true,
    statics: {
      '() bool': 'IsMatch Equals ReferenceEquals',
      [`() ${match}`]: 'Match',
      [`() ${matches}`]: 'Matches',
      '() string': 'Escape Replace Unescape',
      '() string[]': 'Split',
      '() int': 'Count',
      '() ?': 'CompileToAssembly EnumerateMatches EnumerateSplits',
      int: 'CacheSize',
      TimeSpan: 'InfiniteMatchTimeout',
    },
    members: {
      '() bool': 'IsMatch',
      [`() ${match}`]: 'Match',
      [`() ${matches}`]: 'Matches',
      '() string': 'Replace GroupNameFromNumber',
      '() string[]': 'Split GetGroupNames',
      '() int[]': 'GetGroupNumbers',
      '() int': 'Count GroupNumberFromName',
      '() ?': 'EnumerateMatches EnumerateSplits',
      'System.Text.RegularExpressions.RegexOptions': 'Options',
      bool: 'RightToLeft',
      TimeSpan: 'MatchTimeout',
    },
    allowed: { only: '.ctor IsMatch Match Matches Replace Unescape Split' },
  },
  { name: 'System.Text.RegularExpressions.RegexOptions', values: 'None IgnoreCase Multiline ExplicitCapture Compiled Singleline IgnorePatternWhitespace RightToLeft ECMAScript CultureInvariant NonBacktracking' },
  { name: capture, complete: true, members: { int: 'Index Length', string: 'Value', '() string': 'ToString', '?': 'ValueSpan' }, allowed: { only: 'Index Length Value ToString' } },
  { name: group, extends: capture, complete: true, members: { bool: 'Success', string: 'Name', 'System.Text.RegularExpressions.CaptureCollection': 'Captures' }, statics: { '() ?': 'Synchronized' }, allowed: { only: 'Captures Success' } },
  {
    name: match,
    extends: group,
    complete: true,
    statics: { [match]: 'Empty', '() ?': 'Synchronized' },
    members: { 'System.Text.RegularExpressions.GroupCollection': 'Groups', '() string': 'Result', [`() ${match}`]: 'NextMatch' },
    allowed: { only: 'Empty Groups Result' },
  },
  { name: 'System.Text.RegularExpressions.GroupCollection', extends: `IEnumerable<${group}>`, members: { int: 'Count', '[]': group, '?': 'Keys Values', '() bool': 'ContainsKey TryGetValue' }, allowed: { only: 'Count Item' } },
  { name: 'System.Text.RegularExpressions.CaptureCollection', extends: `IEnumerable<${capture}>`, members: { int: 'Count', '[]': capture }, allowed: { only: 'Count Item' } },
  { name: matches, extends: `IEnumerable<${match}>`, members: { int: 'Count', '[]': match }, allowed: 'nothing' },
];
