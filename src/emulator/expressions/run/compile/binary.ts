import type { Binary, BinaryOperator, Expression } from '../../syntax/expression.ts';
import type { StaticType } from '../../types/static-type.ts';
import { calculateOther, isComparison } from '../operations/calculate-other.ts';
import { calculateInts } from '../operations/arithmetic.ts';
import { isEqual, order } from '../operations/compare.ts';
import { concatenate } from '../operations/concatenate.ts';
import type { Value } from '../value.ts';
import type { Run } from '../frame.ts';
import type { Code } from './code.ts';
import { constantValue } from './constant.ts';
import { converted } from './convert.ts';
import { compile } from './expression.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';
import { isStaticString, runType } from './types.ts';

export function compileBinary(expression: Binary, place: Place): Code {
  const constant = constantValue(expression, place.wraps);
  if (constant !== undefined) return () => constant;
  const { operator } = expression;
  const [left, right] = [compile(expression.left, place), compile(expression.right, place)];
  switch (operator) {
    case '&&':
      return (frame) => left(frame) === true && right(frame) === true;
    case '||':
      return (frame) => left(frame) === true || right(frame) === true;
    case '??':
      return coalesce(expression, left, right, place);
    case '==':
      return equality(expression, left, right, place, true);
    case '!=':
      return equality(expression, left, right, place, false);
    default: {
      const apply = operation(operator, place.checked, hasString(expression, place));
      return (frame) => apply(left(frame), right(frame), frame.run);
    }
  }
}

function hasString({ left, right }: { readonly left: Expression; readonly right: Expression }, place: Place): boolean {
  return isStaticString(staticType(left, place)) || isStaticString(staticType(right, place));
}

export type Operation = (a: Value, b: Value, run: Run) => Value;

/** A calculation or comparison; `text`: that one side is certainly a string, so that null with null is text, too. */
export function operation(operator: Exclude<BinaryOperator, '&&' | '||' | '??' | '==' | '!='>, checked: boolean, text: boolean): Operation {
  if (isComparison(operator)) return comparison(operator);
  if (operator === '<<' || operator === '>>') return (a, b) => calculateOther(operator, a, b, checked);
  if (operator !== '+') return (a, b) => (typeof a === 'number' && typeof b === 'number' ? calculateInts(operator, a, b, checked) : calculateOther(operator, a, b, checked));
  return (a, b, run) => {
    if (typeof a === 'number' && typeof b === 'number' && !checked) return (a + b) | 0;
    if (text || typeof a === 'string' || typeof b === 'string') return concatenate(a, b, run);
    return calculateOther('+', a, b, checked);
  };
}

function comparison(operator: '<' | '>' | '<=' | '>='): Operation {
  switch (operator) {
    case '<':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a < b : ordered(operator, a, b) < 0);
    case '>':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a > b : ordered(operator, a, b) > 0);
    case '<=':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a <= b : ordered(operator, a, b) <= 0);
    case '>=':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a >= b : ordered(operator, a, b) >= 0);
  }
}

function ordered(operator: '<' | '>' | '<=' | '>=', a: Value, b: Value): number {
  const known = order(a, b);
  if (known !== undefined) return known;
  const result = calculateOther(operator, a, b, false) === true;
  return result === operator.startsWith('<') ? -1 : 1;
}

function coalesce({ left: first, right: second }: Binary, left: Code, right: Code, place: Place): Code {
  const [from, to] = [staticType(second, place), staticType(first, place)];
  const other = second.kind === 'throw' ? right : toCommon(right, from, to);
  return (frame) => left(frame) ?? other(frame);
}

/** Of two branches with different numbers, the narrower one becomes the wider. */
export function toCommon(code: Code, from: StaticType, to: StaticType): Code {
  const [source, target] = [runType(from)?.name, runType(to)?.name];
  const widens = source !== undefined && target !== undefined && wider.indexOf(source) >= 0 && wider.indexOf(target) > wider.indexOf(source);
  return widens ? converted(code, from, to) : code;
}

const wider = ['System.Byte', 'System.Int16', 'System.Int32', 'System.Int64', 'System.Single', 'System.Double', 'System.Decimal'];

/** Two boxes are never the same one; strings in them are compared by their text (see assumptions.ts). */
function equality({ left: first, right: second }: Binary, left: Code, right: Code, place: Place, equal: boolean): Code {
  const boxes = [first, second].every((one) => runType(staticType(one, place))?.name === 'System.Object');
  if (boxes) {
    return (frame) => {
      const [a, b] = [left(frame), right(frame)];
      return (a === b && (a === null || typeof a === 'object' || typeof a === 'string')) === equal;
    };
  }
  return (frame) => isEqual(left(frame), right(frame)) === equal;
}
