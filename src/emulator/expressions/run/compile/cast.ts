import { ExpressionFault } from '../../fault.ts';
import type { AsExpression, Cast, Expression } from '../../syntax/expression.ts';
import { display } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { isKind } from '../hierarchy.ts';
import { fitsWhole } from '../operations/convert-number.ts';
import { typeOfValue } from '../registry.ts';
import type { Code } from './code.ts';
import { constantValue } from './constant.ts';
import { explicitConversion } from './convert.ts';
import { compile } from './expression.ts';
import { valueOfLiteral } from './literal.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { runType } from './types.ts';

export function compileCast({ type, operand }: Cast, place: Place): Code {
  if (!place.wraps) refuseConstant(operand, typeAt(type, place));
  const code = compile(operand, place);
  const convert = explicitConversion(staticType(operand, place), typeAt(type, place), place.checked);
  return convert ? (frame) => convert(code(frame)) : code;
}

/** `(byte)300`: the compiler sees that it does not fit. */
function refuseConstant(operand: Expression, to: StaticType): void {
  const constant = operand.kind === 'literal' ? valueOfLiteral(operand.value) : constantValue(operand, true);
  const name = runType(to)?.name;
  if (name === undefined || constant === undefined || (typeof constant !== 'number' && typeof constant !== 'bigint') || fitsWhole(BigInt(constant), name)) return;
  throw new ExpressionFault(`Constant value '${constant}' cannot be converted to a '${display(to)}' (use 'unchecked' syntax to override)`, operand.start);
}

/** Null where the value is of another type; what converts is not of the type. */
export function compileAs({ operand, type }: AsExpression, place: Place): Code {
  const code = compile(operand, place);
  const target = runType(typeAt(type, place))?.name;
  if (target === undefined) return code;
  return (frame) => {
    const value = code(frame);
    return value === null || isKind(typeOfValue(value), target) ? value : null;
  };
}
