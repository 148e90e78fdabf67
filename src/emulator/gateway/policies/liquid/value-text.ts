import { decimalText } from '../../../expressions/run/decimal.ts';
import { isDecimal } from '../../../expressions/run/numbers.ts';
import { toText } from '../../../expressions/run/to-text.ts';
import { Pair, isLiquidObject, isList, itemsOf } from './values.ts';
import type { LiquidValue } from './values.ts';

/** A value between `{{` and `}}`: booleans in lower case, items of a list one after the other, members of an object as .NET prints pairs. */
export function printed(value: LiquidValue): string {
  return typeof value === 'boolean' ? String(value) : clrText(value);
}

/** `ToString()` in the invariant culture, which filters of text apply to what is none. */
export function clrText(value: LiquidValue): string {
  if (value instanceof Pair) return `[${value.key}, ${clrText(value.value)}]`;
  if (isList(value) || isLiquidObject(value)) return (itemsOf(value) ?? []).map(clrText).join('');
  // DotLiquid prints no zeros behind the last digit of a decimal.
  return isDecimal(value) ? decimalText(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : toText(value);
}
