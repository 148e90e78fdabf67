import { enumValue, isEnum } from '../enumerations.ts';
import { isNumeric } from '../numbers.ts';
import { membersOf, typeOfValue } from '../registry.ts';
import { ClrException } from '../value.ts';
import type { Value } from '../value.ts';
import { calculate, shift } from './arithmetic.ts';
import type { ArithmeticOperator } from './arithmetic.ts';
import { toNumber } from './convert-number.ts';

export type ComparisonOperator = '<' | '>' | '<=' | '>=';

export function isComparison(operator: string): operator is ComparisonOperator {
  return operator === '<' || operator === '>' || operator === '<=' || operator === '>=';
}

/** What is not `int` with `int`: other numbers, bools, enumerations, null, and what types define themselves. */
export function calculateOther(operator: ArithmeticOperator | ComparisonOperator | '<<' | '>>', a: Value, b: Value, checked: boolean): Value {
  if (typeof a === 'boolean' || typeof b === 'boolean') return logical(operator, a, b);
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b) && !isComparison(operator)) {
    const result = operator === '<<' || operator === '>>' ? shift(operator, a, toNumber(b)) : calculate(operator, a, b, checked);
    if (result !== undefined) return result;
  }
  if (isEnum(a) || isEnum(b)) return ofEnums(operator, a, b);
  const defined = membersOf(a).operators?.[operator]?.(a, b) ?? membersOf(b).operators?.[operator]?.(a, b);
  if (defined === undefined) throw inapplicable(operator, a, b);
  return defined;
}

const fits = (value: Value): boolean => value === null || typeof value === 'boolean';

/** `&`, `|` and `^` of bools; null is unknown. */
function logical(operator: string, a: Value, b: Value): Value {
  if (!fits(a) || !fits(b) || !['&', '|', '^'].includes(operator)) throw inapplicable(operator, a, b);
  const decides = operator === '^' ? undefined : operator === '|';
  if (decides !== undefined && (a === decides || b === decides)) return decides;
  if (a === null || b === null) return null;
  return operator === '^' ? a !== b : a;
}

function ofEnums(operator: string, a: Value, b: Value): Value {
  const [left, right] = [numberOf(a), numberOf(b)];
  const type = isEnum(a) ? a.clrType : typeOfValue(b);
  if (left === undefined || right === undefined) throw inapplicable(operator, a, b);
  switch (operator) {
    case '|':
      return enumValue(type, left | right);
    case '&':
      return enumValue(type, left & right);
    case '^':
      return enumValue(type, left ^ right);
    case '+':
      return enumValue(type, left + right);
    case '-':
      return isEnum(a) && isEnum(b) ? left - right : enumValue(type, left - right);
    default:
      throw inapplicable(operator, a, b);
  }
}

function numberOf(value: Value): number | undefined {
  return isEnum(value) ? value.value : typeof value === 'number' ? value : undefined;
}

const shown = (value: Value): string => (value === null ? '<null>' : typeOfValue(value));

/** What the compiler would refuse if types were known everywhere; the dynamic binder says it so. */
export function inapplicable(operator: string, a: Value, b: Value): ClrException {
  return new ClrException('Microsoft.CSharp.RuntimeBinder.RuntimeBinderException', `Operator '${operator}' cannot be applied to operands of type '${shown(a)}' and '${shown(b)}'`);
}
