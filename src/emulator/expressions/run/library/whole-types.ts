import { small, unsignedLong } from '../numbers.ts';
import type { SmallType } from '../numbers.ts';
import type { Value } from '../value.ts';

/** A whole number type of C#: its range, and how a number becomes a value of it. */
export interface WholeType {
  readonly name: string;
  /** As messages of exceptions name it. */
  readonly shown: string;
  readonly min: bigint;
  readonly max: bigint;
  make(value: bigint): Value;
}

const smallType = (name: SmallType, shown: string, bits: number, signed: boolean): WholeType => ({ name, shown, ...limits(bits, signed), make: (value) => small(name, Number(value)) });

function limits(bits: number, signed: boolean): { readonly min: bigint; readonly max: bigint } {
  return signed ? { min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n } : { min: 0n, max: 2n ** BigInt(bits) - 1n };
}

export const int32: WholeType = { name: 'System.Int32', shown: 'an Int32', ...limits(32, true), make: Number };
export const int64: WholeType = { name: 'System.Int64', shown: 'an Int64', ...limits(64, true), make: (value) => value };

export const wholeTypes: readonly WholeType[] = [
  int32,
  int64,
  smallType('System.Byte', 'an unsigned byte', 8, false),
  smallType('System.SByte', 'a signed byte', 8, true),
  smallType('System.Int16', 'an Int16', 16, true),
  smallType('System.UInt16', 'a UInt16', 16, false),
  smallType('System.UInt32', 'a UInt32', 32, false),
  { name: 'System.UInt64', shown: 'a UInt64', ...limits(64, false), make: unsignedLong },
];
