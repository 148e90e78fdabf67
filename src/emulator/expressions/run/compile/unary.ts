import type { Unary } from '../../syntax/expression.ts';
import { isNumeric } from '../numbers.ts';
import type { Numeric } from '../numbers.ts';
import { calculate, complement, negate } from '../operations/arithmetic.ts';
import { inapplicable } from '../operations/calculate-other.ts';
import type { CallSite } from '../members.ts';
import { membersOf } from '../registry.ts';
import type { Value } from '../value.ts';
import type { Code } from './code.ts';
import { constantValue } from './constant.ts';
import { compile } from './expression.ts';
import type { Place } from './place.ts';

/** `!`, `-`, `+`, `~`; null stays null. */
export function compileUnary(expression: Unary, place: Place): Code {
  const constant = constantValue(expression, place.wraps);
  if (constant !== undefined) return () => constant;
  const operand = compile(expression.operand, place);
  const { operator } = expression;
  if (operator === '!') {
    return (frame) => {
      const value = operand(frame);
      return typeof value === 'boolean' ? !value : value === null ? null : defined('!', value, frame.run);
    };
  }
  const { checked } = place;
  const apply = (value: Numeric): Numeric | undefined => (operator === '-' ? negate(value, checked) : operator === '~' ? complement(value) : calculate('+', 0, value, false));
  return (frame) => {
    const value = operand(frame);
    if (value === null) return null;
    return (isNumeric(value) ? apply(value) : undefined) ?? defined(operator, value, frame.run);
  };
}

/** A type's own operator stands under its sign with null at its left; `-` is what `Negate` does. */
function defined(operator: string, value: Value, site: CallSite): Value {
  const { operators, methods } = membersOf(value);
  const result = operators?.[operator]?.(null, value) ?? (operator === '-' ? methods?.['Negate']?.(value, [], site) : undefined);
  if (result === undefined) throw inapplicable(operator, null, value);
  return result;
}
