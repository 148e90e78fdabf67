import { isExpression } from './document.ts';
import type { AttributeRule } from './rules/attribute-rule.ts';
import { wordsOf } from './rules/enumerations.ts';

interface NumberType {
  /** What .NET calls it. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly least?: bigint;
  readonly most?: bigint;
  /** The schema's bound, told apart from .NET's by its words. */
  readonly minimum?: bigint;
}

const whole = /^[+-]?\d+$/;
const real = /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/;

const numbers: Readonly<Record<string, NumberType>> = {
  double: { name: 'Double', pattern: real },
  float: { name: 'Single', pattern: real },
  int: { name: 'Int32', pattern: whole, least: -(2n ** 31n), most: 2n ** 31n - 1n },
  integer: { name: 'Integer', pattern: whole },
  long: { name: 'Int64', pattern: whole, least: -(2n ** 63n), most: 2n ** 63n - 1n },
  nonNegativeInteger: { name: 'Integer', pattern: whole, minimum: 0n },
  positiveInteger: { name: 'Integer', pattern: whole, minimum: 1n },
  unsignedInt: { name: 'UInt32', pattern: whole, least: 0n, most: 2n ** 32n - 1n },
};

/** Why a value is none of its type, in the words of .NET's schema validator, which the service was seen to use; undefined where it is one. */
export function valueFault(attribute: string, rule: AttributeRule, value: string): string | undefined {
  if (rule.expression && isExpression(value)) return undefined;
  const words = wordsOf(rule.type);
  const reason = words ? wordFault(words, value) : (rule.words && wordFault(rule.words, value)) ?? typeFault(rule.type, value);
  if (reason === undefined) return undefined;
  // A union tells nothing of its members.
  const isUnion = words !== undefined || rule.expression !== undefined;
  const [type, why] = isUnion ? ['AnyAtomicType', `The value '${value}' is not valid according to any of the memberTypes of the union.`] : [rule.words ? 'String' : `http://www.w3.org/2001/XMLSchema:${rule.type}`, reason];
  return `The '${attribute}' attribute is invalid - The value '${value}' is invalid according to its datatype '${type}' - ${why}`;
}

function wordFault(words: readonly string[], value: string): string | undefined {
  return words.includes(value) ? undefined : 'The Enumeration constraint failed.';
}

function typeFault(type: string, value: string): string | undefined {
  const trimmed = value.trim();
  if (type === 'boolean') return /^(true|false|1|0)$/.test(trimmed) ? undefined : `The string '${value}' is not a valid Boolean value.`;
  if (type === 'dateTime') return isDateTime(trimmed) ? undefined : `The string '${value}' is not a valid DateTime value.`;
  const number = Object.hasOwn(numbers, type) ? numbers[type] : undefined;
  return number && numberFault(number, trimmed);
}

function isDateTime(text: string): boolean {
  return /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text) && !Number.isNaN(Date.parse(text));
}

function numberFault({ name, pattern, least, most, minimum }: NumberType, value: string): string | undefined {
  if (!pattern.test(value)) return `The string '${value}' is not a valid ${name} value.`;
  if (pattern !== whole) return undefined;
  const number = BigInt(value.replace('+', ''));
  if ((least !== undefined && number < least) || (most !== undefined && number > most)) return `Value '${value}' was either too large or too small for ${name}.`;
  return minimum !== undefined && number < minimum ? 'The MinInclusive constraint failed.' : undefined;
}
