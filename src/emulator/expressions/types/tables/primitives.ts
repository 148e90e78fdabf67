import type { TypeSource } from './type-source.ts';

const number = (name: string, keyword: string): TypeSource => ({
  name,
  keyword,
  extends: 'System.ValueType',
  statics: { [keyword]: 'MaxValue MinValue', [`() ${keyword}`]: 'Parse', '() bool': 'TryParse' },
  members: { '() int': 'CompareTo' },
});

const real = (name: string, keyword: string): TypeSource => ({
  ...number(name, keyword),
  statics: { [keyword]: 'MaxValue MinValue Epsilon NaN NegativeInfinity PositiveInfinity', [`() ${keyword}`]: 'Parse', '() bool': 'TryParse IsNaN IsInfinity IsNegativeInfinity IsPositiveInfinity' },
});

/** `object`, numbers, `bool`, `char` and what stands around them. */
export const primitives: readonly TypeSource[] = [
  { name: 'System.Object', keyword: 'object', statics: { '() bool': 'Equals ReferenceEquals' }, members: { '() bool': 'Equals', '() int': 'GetHashCode', '() string': 'ToString', '() System.Type': 'GetType' } },
  { name: 'System.ValueType' },
  {
    name: 'System.Boolean',
    keyword: 'bool',
    extends: 'System.ValueType',
    statics: { string: 'TrueString FalseString', '() bool': 'Parse TryParse' },
    members: { '() int': 'CompareTo' },
  },
  number('System.Byte', 'byte'),
  number('System.SByte', 'sbyte'),
  number('System.Int16', 'short'),
  number('System.UInt16', 'ushort'),
  number('System.Int32', 'int'),
  number('System.UInt32', 'uint'),
  number('System.Int64', 'long'),
  number('System.UInt64', 'ulong'),
  real('System.Single', 'float'),
  real('System.Double', 'double'),
  {
    ...number('System.Decimal', 'decimal'),
    statics: { decimal: 'MaxValue MinValue One MinusOne Zero', '() decimal': 'Parse Abs Add Ceiling Divide Floor Max Min Multiply Negate Remainder Round Subtract Truncate', '() bool': 'TryParse', '() int': 'Compare ToInt32', '() long': 'ToInt64', '() double': 'ToDouble' },
  },
  {
    name: 'System.Char',
    keyword: 'char',
    extends: 'System.ValueType',
    statics: {
      char: 'MaxValue MinValue',
      '() char': 'Parse ToLower ToLowerInvariant ToUpper ToUpperInvariant',
      '() bool': 'IsControl IsDigit IsLetter IsLetterOrDigit IsLower IsNumber IsPunctuation IsSeparator IsSurrogate IsSymbol IsUpper IsWhiteSpace TryParse',
      '() double': 'GetNumericValue',
      '() string': 'ConvertFromUtf32 ToString',
      '() int': 'ConvertToUtf32',
    },
    members: { '() int': 'CompareTo' },
  },
  { name: 'System.Nullable<T>', extends: 'System.ValueType', members: { bool: 'HasValue', T: 'Value', '() T': 'GetValueOrDefault' }, complete: true },
  { name: 'System.Nullable', statics: { '() int': 'Compare', '() bool': 'Equals' } },
  {
    name: 'System.Enum',
    extends: 'System.ValueType',
    statics: { '() object': 'Parse ToObject', '() bool': 'TryParse IsDefined', '() string': 'GetName Format', '() string[]': 'GetNames', '() System.Array': 'GetValues' },
    members: { '() string': 'ToString', '() bool': 'HasFlag', '() int': 'CompareTo' },
    allowed: { only: 'Parse TryParse ToString' },
  },
  { name: 'System.Exception', members: { string: 'Message Source StackTrace HelpLink', 'System.Exception': 'InnerException', int: 'HResult', '() System.Exception': 'GetBaseException', '?': 'Data TargetSite' } },
];
