import { clrText } from '../value-text.ts';
import { isScalar } from '../values.ts';
import type { LiquidValue } from '../values.ts';

/** What a filter may use besides its values. */
export interface FilterTools {
  /** Takes from the template's budget. @throws Error where nothing is left */
  spend(units: number): void;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface LiquidFilter {
  /** Arguments that have no default. */
  readonly least: number;
  run(input: LiquidValue, args: readonly LiquidValue[], tools: FilterTools): LiquidValue;
}

/** Filters that Microsoft's page of set-body lists, by their names there. */
export type Filters = Readonly<Record<string, LiquidFilter>>;

/** A parameter of type `string`: numbers, booleans and dates become text, null stays. @throws Error where a collection is given */
export function textIn(value: LiquidValue): string | null {
  if (value === null) return null;
  if (!isScalar(value)) throw new Error('A list or an object is no text.');
  return clrText(value);
}

/** A parameter of type `int`. */
export function wholeIn(value: LiquidValue | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = value === null ? 0 : Number(clrText(value));
  if (!Number.isInteger(Math.round(number))) throw new Error('Input string was not in a correct format.');
  return Math.round(number);
}

/** A filter of text: null passes. */
export function ofText(change: (text: string, args: readonly LiquidValue[], tools: FilterTools) => LiquidValue, least = 0): LiquidFilter {
  return {
    least,
    run(input, args, tools) {
      const text = textIn(input);
      if (text === null) return null;
      tools.spend(text.length);
      return change(text, args, tools);
    },
  };
}
