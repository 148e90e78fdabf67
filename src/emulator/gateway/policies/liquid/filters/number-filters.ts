import { decimalText } from '../../../../expressions/run/decimal.ts';
import { numberText } from '../../../../expressions/run/library/format-number.ts';
import { roundDecimal } from '../../../../expressions/run/library/rounding.ts';
import { double } from '../../../../expressions/run/numbers.ts';
import { calculate, decimalIn, isNumber, isWhole, numberIn } from '../numbers.ts';
import type { Operator } from '../numbers.ts';
import { clrText } from '../value-text.ts';
import type { LiquidValue } from '../values.ts';
import { wholeIn } from './filter.ts';
import type { Filters, LiquidFilter } from './filter.ts';

function arithmetic(operator: Operator, ofText?: (text: string, operand: LiquidValue, spend: (units: number) => void) => LiquidValue | undefined): LiquidFilter {
  return {
    least: 1,
    run(input, [operand = null], { spend }) {
      const text = typeof input === 'string' ? ofText?.(input, operand, spend) : undefined;
      if (text !== undefined) return text;
      if (input === null || operand === null) return null;
      if (!isNumber(input) || !isNumber(operand)) throw new Error(`The operator ${operator} is not defined for '${clrText(input)}' and '${clrText(operand)}'.`);
      return calculate(operator, input, operand);
    },
  };
}

function repeat(text: string, times: LiquidValue, spend: (units: number) => void): LiquidValue | undefined {
  if (!isWhole(times)) return undefined;
  if (times < 0) throw new Error('Non-negative number required.');
  spend(text.length * Number(times));
  return text.repeat(Number(times));
}

/** The input where it or the limit is no number. */
function limit(choose: (a: number, b: number) => number): LiquidFilter {
  return {
    least: 1,
    run(input, [bound = null]) {
      const [number, most] = [numberIn(present(input)), numberIn(present(bound))];
      return number === undefined || most === undefined ? input : double(choose(number, most));
    },
  };
}

function present(value: LiquidValue): LiquidValue {
  if (value === null) throw new Error('Object reference not set to an instance of an object.');
  return value;
}

/** Halves to even; null of what is no number. */
function round(input: LiquidValue, [places]: readonly LiquidValue[]): LiquidValue {
  const count = wholeIn(places, 0);
  const number = decimalIn(input);
  return number && count >= 0 && count <= 28 ? roundDecimal(number, count, 'ToEven') : null;
}

/** In the currency of the invariant culture, or of a language with its country. */
function currency(input: LiquidValue, [tag = null]: readonly LiquidValue[]): LiquidValue {
  if (input === null) return null;
  const number = decimalIn(input);
  const culture = tag === null ? '' : clrText(tag).trim();
  if (number === undefined) return clrText(input);
  const code = currencies[culture.split('-')[1]?.toUpperCase() ?? ''];
  if (culture !== '' && code === undefined) throw new Error(`The local gateway does not know the currency of '${culture}'.`);
  if (code === undefined) return numberText(number, 'C');
  return new Intl.NumberFormat(culture, { style: 'currency', currency: code }).format(decimalText(number) as `${number}`);
}

const euro = Object.fromEntries(['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'GR', 'IE', 'IT', 'LU', 'NL', 'PT'].map((country) => [country, 'EUR']));
const currencies: Readonly<Record<string, string | undefined>> = { ...euro, AU: 'AUD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CN: 'CNY', CZ: 'CZK', DK: 'DKK', GB: 'GBP', IN: 'INR', JP: 'JPY', KR: 'KRW', MX: 'MXN', NO: 'NOK', PL: 'PLN', SE: 'SEK', US: 'USD' };

export const numberFilters: Filters = {
  Abs: { least: 0, run: (input) => double(Math.abs(numberIn(present(input)) ?? 0)) },
  AtLeast: limit(Math.max),
  AtMost: limit(Math.min),
  Currency: { least: 0, run: currency },
  DividedBy: arithmetic('/'),
  Minus: arithmetic('-'),
  Modulo: arithmetic('%'),
  Plus: arithmetic('+', (text, operand, spend) => (spend(text.length), text + clrText(operand))),
  Round: { least: 0, run: round },
  Times: arithmetic('*', repeat),
};
