import type { TypeSource } from './type-source.ts';

/** Numbers and identifiers: calculation, conversion, chance. */
export const arithmetic: readonly TypeSource[] = [
  {
    name: 'System.Math',
    statics: { double: 'E PI', '() double': 'Acos Asin Atan Atan2 Cos Cosh Exp IEEERemainder Log Log10 Pow Sin Sinh Sqrt Tan Tanh', '() int': 'Sign', '() long': 'BigMul', '() ?': 'Abs Ceiling Clamp DivRem Floor Max Min Round Truncate' },
  },
  { name: 'System.MidpointRounding', values: 'ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity' },
  { name: 'System.Random', members: { '() int': 'Next', '() double': 'NextDouble', '() void': 'NextBytes' } },
  {
    name: 'System.Guid',
    extends: 'System.ValueType',
    statics: { Guid: 'Empty AllBitsSet', '() Guid': 'NewGuid CreateVersion7 Parse ParseExact', '() bool': 'TryParse TryParseExact' },
    members: { '() byte[]': 'ToByteArray', '() int': 'CompareTo', '() string': 'ToString' },
  },
  {
    name: 'System.Convert',
    complete: true,
    statics: {
      object: 'DBNull',
      '() bool': 'IsDBNull ToBoolean Equals ReferenceEquals TryFromBase64Chars TryFromBase64String TryToBase64Chars',
      '() byte': 'ToByte',
      '() sbyte': 'ToSByte',
      '() char': 'ToChar',
      '() short': 'ToInt16',
      '() ushort': 'ToUInt16',
      '() int': 'ToInt32 ToBase64CharArray',
      '() uint': 'ToUInt32',
      '() long': 'ToInt64',
      '() ulong': 'ToUInt64',
      '() float': 'ToSingle',
      '() double': 'ToDouble',
      '() decimal': 'ToDecimal',
      '() DateTime': 'ToDateTime',
      '() string': 'ToBase64String ToHexString ToHexStringLower ToString',
      '() byte[]': 'FromBase64CharArray FromBase64String FromHexString',
      '() object': 'ChangeType',
      '() ?': 'GetTypeCode TryToHexString TryToHexStringLower',
    },
  },
  {
    name: 'System.BitConverter',
    statics: { bool: 'IsLittleEndian', '() byte[]': 'GetBytes', '() string': 'ToString', '() bool': 'ToBoolean', '() char': 'ToChar', '() short': 'ToInt16', '() ushort': 'ToUInt16', '() int': 'ToInt32', '() uint': 'ToUInt32', '() long': 'ToInt64 DoubleToInt64Bits', '() ulong': 'ToUInt64', '() float': 'ToSingle', '() double': 'ToDouble Int64BitsToDouble' },
  },
  { name: 'System.Tuple', statics: { '() ?': 'Create' } },
  { name: 'System.Tuple<T1>', members: { T1: 'Item1' } },
  { name: 'System.Tuple<T1, T2>', members: { T1: 'Item1', T2: 'Item2' } },
  { name: 'System.Tuple<T1, T2, T3>', members: { T1: 'Item1', T2: 'Item2', T3: 'Item3' } },
  { name: 'System.Tuple<T1, T2, T3, T4>', members: { T1: 'Item1', T2: 'Item2', T3: 'Item3', T4: 'Item4' } },
];
