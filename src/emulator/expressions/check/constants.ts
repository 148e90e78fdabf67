import type { LiteralValue } from '../lexer/token.ts';
import { typeOf } from '../types/signature.ts';
import type { StaticType } from '../types/static-type.ts';

export function typeOfLiteral(value: LiteralValue): StaticType {
  return value.type === 'null' ? { kind: 'null' } : typeOf(value.type);
}

export const bool: StaticType = typeOf('bool');
export const string: StaticType = typeOf('string');
