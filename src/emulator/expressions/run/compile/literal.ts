import type { LiteralValue } from '../../lexer/token.ts';
import { decimalOf } from '../decimal.ts';
import { charOf, decimal, double, float, small, unsignedLong } from '../numbers.ts';
import type { Value } from '../value.ts';

/** A literal as a value. */
export function valueOfLiteral(literal: LiteralValue): Value {
  switch (literal.type) {
    case 'null':
      return null;
    case 'string':
    case 'bool':
      return literal.value;
    case 'char':
      return charOf(literal.value);
    case 'int':
      return Number(literal.value);
    case 'uint':
      return small('System.UInt32', Number(literal.value));
    case 'long':
      return literal.value;
    case 'ulong':
      return unsignedLong(literal.value);
    case 'float':
      return float(literal.value);
    case 'double':
      return double(literal.value);
    case 'decimal':
      return decimalOf(literal.value) ?? decimal(0n);
  }
}
