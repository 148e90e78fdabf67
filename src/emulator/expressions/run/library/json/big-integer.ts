import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';

/** A whole number of JSON that is too long for a `long`. */
export interface BigInteger extends ClrObject {
  readonly clrType: 'System.Numerics.BigInteger';
  readonly big: bigint;
}

export function bigInteger(big: bigint): BigInteger {
  return { clrType: 'System.Numerics.BigInteger', big };
}

const text = (value: Value): string => (typeof value === 'object' && value !== null && 'big' in value ? String(value.big) : '');

export const bigIntegerType: TypeMembers = { name: 'System.Numerics.BigInteger', base: 'System.ValueType', text, equals: (a, b) => text(a) === text(b), key: text };
