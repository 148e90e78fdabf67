import { ExpressionFault } from '../fault.ts';
import type { Binary, Conditional, Expression, Unary } from '../syntax/expression.ts';
import { display, isSame, plainName, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import { value } from './bound.ts';
import { bool, string } from './constants.ts';
import { converts, isCertain, isNumber, requireConversion } from './conversion.ts';
import type { Environment } from './environment.ts';

/** A condition has to be a bool. */
export function requireBool(expression: Expression, environment: Environment): void {
  requireConversion(typeOfExpression(expression, environment), bool, expression);
}

/** Rows of operators are walked by a loop, as they may be long. */
export function bindBinary(expression: Binary, environment: Environment): StaticType {
  const row: Binary[] = [];
  let first: Expression = expression;
  while (first.kind === 'binary') {
    row.push(first);
    first = first.left;
  }
  return row.reduceRight((left, binary) => {
    const type = joined(binary, left, typeOfExpression(binary.right, environment));
    environment.bindings?.set(binary, value(type));
    return type;
  }, typeOfExpression(first, environment));
}

function joined({ operator, start }: Binary, left: StaticType, right: StaticType): StaticType {
  const refused = new Set(['void', 'lambda']);
  const wrong = refused.has(left.kind) || refused.has(right.kind);
  switch (operator) {
    case '??':
      return isSame(left, right) ? left : unknown;
    case '&&':
    case '||':
      if (wrong || (isCertain(left, right) && !(isBool(left) && isBool(right)))) throw inapplicable(operator, left, right, start);
      return bool;
    case '==':
    case '!=':
      if (wrong || !comparable(left, right)) throw inapplicable(operator, left, right, start);
      return bool;
    case '<':
    case '>':
    case '<=':
    case '>=':
      if (wrong || !ordered(left, right)) throw inapplicable(operator, left, right, start);
      return bool;
    case '+':
      if (!wrong && (plainName(left) === 'System.String' || plainName(right) === 'System.String')) return string;
      return calculated(operator, left, right, start, wrong);
    default:
      return calculated(operator, left, right, start, wrong);
  }
}

function isBool(type: StaticType): boolean {
  return plainName(type) === 'System.Boolean';
}

function isObject(type: StaticType): boolean {
  return plainName(type) === 'System.Object';
}

/** Whether `==` may be there: it may wherever this reading is not certain. */
function comparable(left: StaticType, right: StaticType): boolean {
  if (isCertain(left, right)) return isSame(left, right) || (isNumber(left) && isNumber(right));
  if ((left.kind === 'array' && isCertain(right)) || (right.kind === 'array' && isCertain(left))) return false;
  if (isObject(left) || isObject(right)) return !isValue(left) && !isValue(right);
  return true;
}

function isValue(type: StaticType): boolean {
  return isCertain(type) && plainName(type) !== 'System.String';
}

function ordered(left: StaticType, right: StaticType): boolean {
  if (isObject(left) || isObject(right)) return false;
  if (!isCertain(left, right)) return true;
  return (isNumber(left) && isNumber(right)) || (isSame(left, right) && /^System\.(?:DateTime|TimeSpan)$/.test(plainName(left) ?? ''));
}

const times = /^System\.(?:DateTime|TimeSpan)$/;

/** The result of a calculation: of two equal numbers theirs, of others the wider. */
function calculated(operator: string, left: StaticType, right: StaticType, offset: number, wrong: boolean): StaticType {
  if (wrong) throw inapplicable(operator, left, right, offset);
  if (isObject(left) && isObject(right)) throw inapplicable(operator, left, right, offset);
  if (!isCertain(left, right)) return unknown;
  if (isNumber(left) && isNumber(right)) return wider(left, right);
  if (isBool(left) && isBool(right) && ['&', '|', '^'].includes(operator)) return bool;
  if (times.test(plainName(left) ?? '') || times.test(plainName(right) ?? '')) return unknown;
  throw inapplicable(operator, left, right, offset);
}

/** Below int everything becomes an int. */
function wider(left: StaticType, right: StaticType): StaticType {
  const small = /^System\.(?:S?Byte|U?Int16|Char)$/;
  if (small.test(plainName(left) ?? '') || small.test(plainName(right) ?? '')) return unknown;
  if (isSame(left, right) || converts(right, left) === true) return left;
  return converts(left, right) === true ? right : unknown;
}

function inapplicable(operator: string, left: StaticType, right: StaticType, offset: number): ExpressionFault {
  return new ExpressionFault(`Operator '${operator}' cannot be applied to operands of type '${display(left)}' and '${display(right)}'`, offset);
}

export function bindUnary({ operator, operand, start }: Unary, environment: Environment): StaticType {
  const type = typeOfExpression(operand, environment);
  const fits = operator === '!' ? isBool(type) : isNumber(type) || plainName(type) === 'System.TimeSpan';
  const certain = isCertain(type) || isObject(type) || type.kind === 'void' || type.kind === 'lambda';
  if (certain && !fits) throw new ExpressionFault(`Operator '${operator}' cannot be applied to operand of type '${display(type)}'`, start);
  return operator === '!' ? bool : type;
}

/** Both sides need one type; in C# 7 what stands around does not give it. */
export function bindConditional({ condition, whenTrue, whenFalse, start }: Conditional, environment: Environment): StaticType {
  requireBool(condition, environment);
  const [left, right] = [typeOfExpression(whenTrue, environment), typeOfExpression(whenFalse, environment)];
  if (whenTrue.kind === 'throw') return right;
  if (whenFalse.kind === 'throw' || isSame(left, right)) return left;
  if (converts(left, right) === true) return right;
  if (converts(right, left) === true) return left;
  const hopeless = converts(left, right) === false && (converts(right, left) === false || left.kind === 'null' || left.kind === 'void') && !mayConvert(left, right);
  const alsoHopeless = converts(right, left) === false && (right.kind === 'null' || right.kind === 'void');
  if (hopeless || alsoHopeless) throw new ExpressionFault(`Type of conditional expression cannot be determined because there is no implicit conversion between '${display(left)}' and '${display(right)}'`, start);
  return unknown;
}

/** Constants may convert to smaller numbers. */
function mayConvert(left: StaticType, right: StaticType): boolean {
  return isNumber(left) && isNumber(right);
}
