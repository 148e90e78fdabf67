import { ClrBytes } from '../arrays.ts';
import { char, double, float, isChar, isSmall, small, unsignedLong } from '../numbers.ts';
import type { StaticMethod, TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { isInt, longOf, noOverload, numberOf } from './arguments.ts';
import { argumentNull, outOfRange } from './exceptions.ts';
import { isBytes, typeNameOf } from './of-value.ts';

const sizes: Readonly<Record<string, number>> = { 'System.Boolean': 1, 'System.Char': 2, 'System.Int16': 2, 'System.UInt16': 2, 'System.Int32': 4, 'System.UInt32': 4, 'System.Single': 4, 'System.Int64': 8, 'System.UInt64': 8, 'System.Double': 8 };

function bytesOf(value: Value): Uint8Array {
  const type = typeNameOf(value);
  const size = sizes[type];
  if (size === undefined) throw noOverload('BitConverter.GetBytes', [value]);
  const bytes = Buffer.alloc(size);
  if (type === 'System.Double') bytes.writeDoubleLE(numberOf(value));
  else if (type === 'System.Single') bytes.writeFloatLE(numberOf(value));
  else if (typeof value === 'boolean') bytes[0] = value ? 1 : 0;
  else bytes.set(littleEndian(wholeOf(value), size));
  return bytes;
}

function wholeOf(value: Value): bigint {
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'bigint') return value.value;
  return isSmall(value) || isChar(value) ? BigInt(numberOf(value)) : longOf(value);
}

function littleEndian(value: bigint, size: number): readonly number[] {
  const unsigned = BigInt.asUintN(size * 8, value);
  return Array.from({ length: size }, (_, at) => Number((unsigned >> BigInt(at * 8)) & 0xffn));
}

/** Reads so many bytes of an array from a place on. */
const reading =
  (size: number, read: (bytes: Buffer) => Value): StaticMethod =>
  (args) => {
    const [bytes, at] = args;
    if (!isBytes(bytes)) throw argumentNull('value');
    const start = isInt(at) ? numberOf(at) : 0;
    if (start < 0 || start + size > bytes.bytes.length) throw outOfRange('startIndex');
    return read(Buffer.from(bytes.bytes.subarray(start, start + size)));
  };

export const bitConverter: TypeMembers = {
  name: 'System.BitConverter',
  statics: {
    properties: { IsLittleEndian: () => true },
    methods: {
      DoubleToInt64Bits: ([value = null]) => Buffer.from(bytesOf(double(numberOf(value)))).readBigInt64LE(),
      GetBytes: ([value = null]) => new ClrBytes(bytesOf(value)),
      Int64BitsToDouble: ([value = null]) => double(Buffer.from(bytesOf(longOf(value))).readDoubleLE()),
      ToBoolean: reading(1, (bytes) => bytes[0] !== 0),
      ToChar: reading(2, (bytes) => char(bytes.readUInt16LE())),
      ToDouble: reading(8, (bytes) => double(bytes.readDoubleLE())),
      ToInt16: reading(2, (bytes) => small('System.Int16', bytes.readInt16LE())),
      ToInt32: reading(4, (bytes) => bytes.readInt32LE()),
      ToInt64: reading(8, (bytes) => bytes.readBigInt64LE()),
      ToSingle: reading(4, (bytes) => float(bytes.readFloatLE())),
      ToString: (args, site) => {
        const [bytes, at, length] = args;
        if (!isBytes(bytes)) throw argumentNull('value');
        const start = isInt(at) ? numberOf(at) : 0;
        const part = bytes.bytes.subarray(start, isInt(length) ? start + numberOf(length) : undefined);
        site.spend(part.length * 3);
        return Array.from(part, (one) => one.toString(16).padStart(2, '0').toUpperCase()).join('-');
      },
      ToUInt16: reading(2, (bytes) => small('System.UInt16', bytes.readUInt16LE())),
      ToUInt32: reading(4, (bytes) => small('System.UInt32', bytes.readUInt32LE())),
      ToUInt64: reading(8, (bytes) => unsignedLong(bytes.readBigUInt64LE())),
    },
  },
};
