import { isSo, order, same } from './compare.ts';
import { firstOf, lastOf } from './member.ts';
import { clrText } from './value-text.ts';
import { blank, empty, isLiquidObject, isList, itemsOf, liquidValue } from './values.ts';
import type { LiquidValue } from './values.ts';

type Operator = (left: unknown, right: unknown) => boolean;

const equals: Operator = (left, right) => {
  if (right === empty || right === blank) return isSo(liquidValue(left), right);
  return left === empty || left === blank ? isSo(liquidValue(right), left) : same(liquidValue(left), liquidValue(right));
};

const ordered =
  (holds: (order: number) => boolean): Operator =>
  (left, right) => {
    const found = order(liquidValue(left), liquidValue(right));
    return found !== undefined && holds(found);
  };

const onValues =
  (holds: (left: LiquidValue, right: LiquidValue) => boolean): Operator =>
  (left, right) =>
    holds(liquidValue(left), liquidValue(right));

const contains = onValues((left, right) => (typeof left === 'string' ? right !== null && left.includes(clrText(right)) : (itemsOf(left)?.some((item) => same(item, right)) ?? false)));
const differs: Operator = (left, right) => !equals(left, right);

/** Only null and false are false. */
export const holds = (value: unknown): boolean => value !== false && value !== undefined && value !== null;

const named: Readonly<Record<string, Operator>> = {
  startsWith: onValues((left, right) => (isList(left) ? same(firstOf(left), right) : typeof left === 'string' && typeof right === 'string' && left.startsWith(right))),
  endsWith: onValues((left, right) => (isList(left) ? same(lastOf(left), right) : typeof left === 'string' && typeof right === 'string' && left.endsWith(right))),
  hasKey: onValues((left, right) => isLiquidObject(left) && right !== null && left.has(clrText(right))),
  hasValue: onValues((left, right) => isLiquidObject(left) && [...left.values()].some((value) => same(value, right))),
};

/** Those of DotLiquid; it knows the named ones in any of three spellings. */
export const liquidOperators: Readonly<Record<string, Operator>> = {
  '==': equals,
  '!=': differs,
  '<>': differs,
  '<': ordered((found) => found < 0),
  '>': ordered((found) => found > 0),
  '<=': ordered((found) => found <= 0),
  '>=': ordered((found) => found >= 0),
  contains,
  ...Object.fromEntries(Object.entries(named).flatMap(([name, operator]) => [name, name.toLowerCase(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`].map((spelling) => [spelling, operator]))),
  and: (left, right) => holds(left) && holds(right),
  or: (left, right) => holds(left) || holds(right),
};
