import type { TypeSource } from './type-source.ts';

/** Strings and what makes and reads them. */
export const text: readonly TypeSource[] = [
  {
    name: 'System.String',
    keyword: 'string',
    extends: 'IEnumerable<char>',
    complete: true,
    statics: {
      string: 'Empty',
      '() string': 'Concat Copy Create Format Intern IsInterned Join',
      '() int': 'Compare CompareOrdinal GetHashCode',
      '() bool': 'Equals IsNullOrEmpty IsNullOrWhiteSpace ReferenceEquals',
    },
    members: {
      int: 'Length',
      '[]': 'char',
      '() int': 'CompareTo IndexOf IndexOfAny LastIndexOf LastIndexOfAny',
      '() bool': 'Contains EndsWith Equals IsNormalized StartsWith TryCopyTo',
      '() string': 'Clone Insert Normalize PadLeft PadRight Remove Replace ReplaceLineEndings Substring ToLower ToLowerInvariant ToString ToUpper ToUpperInvariant Trim TrimEnd TrimStart',
      '() string[]': 'Split',
      '() char[]': 'ToCharArray',
      '() void': 'CopyTo',
      '() ?': 'EnumerateRunes GetEnumerator GetPinnableReference GetTypeCode',
    },
  },
  { name: 'System.StringComparison', values: 'CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase' },
  { name: 'System.StringSplitOptions', values: 'None RemoveEmptyEntries TrimEntries' },
  {
    name: 'System.StringComparer',
    extends: 'IEqualityComparer<string>',
    statics: { 'System.StringComparer': 'CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase' },
    members: { '() int': 'Compare GetHashCode', '() bool': 'Equals' },
  },
  {
    name: 'System.Text.StringBuilder',
    members: {
      int: 'Capacity Length MaxCapacity',
      '[]': 'char',
      '() System.Text.StringBuilder': 'Append AppendFormat AppendJoin AppendLine Clear Insert Remove Replace',
      '() int': 'EnsureCapacity',
      '() void': 'CopyTo',
    },
  },
  {
    name: 'System.Text.Encoding',
    statics: { 'System.Text.Encoding': 'ASCII BigEndianUnicode Default Latin1 Unicode UTF32 UTF7 UTF8', '() System.Text.Encoding': 'GetEncoding', '() byte[]': 'Convert' },
    members: { '() byte[]': 'GetBytes GetPreamble', '() string': 'GetString', '() char[]': 'GetChars', '() int': 'GetByteCount GetCharCount GetMaxByteCount GetMaxCharCount', string: 'BodyName EncodingName HeaderName WebName', int: 'CodePage' },
  },
  { name: 'System.IO.TextReader', members: { '() string': 'ReadLine ReadToEnd', '() int': 'Peek Read ReadBlock', '() void': 'Close Dispose' }, allowed: 'nothing' },
  { name: 'System.IO.StringReader', extends: 'System.IO.TextReader', members: { '() string': 'ReadLine ReadToEnd', '() int': 'Peek Read', '() void': 'Close' } },
  { name: 'System.IO.TextWriter', members: { string: 'NewLine', '() void': 'Write WriteLine Flush Close Dispose' }, allowed: 'nothing' },
  { name: 'System.IO.StringWriter', extends: 'System.IO.TextWriter', members: { 'System.Text.Encoding': 'Encoding', '() System.Text.StringBuilder': 'GetStringBuilder', '() void': 'Close Write', '() string': 'ToString' } },
];
