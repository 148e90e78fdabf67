import type { DefaultValue } from '../../syntax/expression.ts';
import type { StaticType } from '../../types/static-type.ts';
import { enumValue, enumerationOf } from '../enumerations.ts';
import { convertNumber, isNumberType } from '../operations/convert-number.ts';
import { membersAt } from '../registry.ts';
import type { Code } from './code.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import { isValueType, runType } from './types.ts';

/** `default(T)`. */
export function defaultOf({ type }: DefaultValue, place: Place): Code {
  return type ? defaultCode(typeAt(type, place)) : () => null;
}

/** What a variable, an array's element or `new T()` of a value type begins with. */
export function defaultCode(type: StaticType): Code {
  const target = runType(type);
  if (!target || target.nullable) return () => null;
  const { name } = target;
  if (name === 'System.Boolean') return () => false;
  if (isNumberType(name)) {
    const zero = convertNumber(0, name);
    return () => zero;
  }
  if (enumerationOf(name)) {
    const zero = enumValue(name, 0);
    return () => zero;
  }
  const { construct } = membersAt(name);
  return isValueType(target) && construct ? (frame) => construct([], frame.run) : () => null;
}
