import type { Value } from '../value.ts';
import { enumAt } from './arguments.ts';
import { textOf } from './of-value.ts';

/** How two strings are held against each other: a name of `StringComparison`. */
export type Comparison = string;

const type = 'System.StringComparison';
const exact = new Intl.Collator('en');
const caseless = new Intl.Collator('en', { sensitivity: 'accent' });

/** Each character in its other case where that is one character, too: `ß` stays as it is. */
export function upper(text: string): string {
  return mapped(text, (part) => part.toUpperCase());
}

export function lower(text: string): string {
  return mapped(text, (part) => part.toLowerCase());
}

function mapped(text: string, change: (part: string) => string): string {
  const whole = change(text);
  if (whole.length === text.length) return whole;
  return Array.from(text, (char) => (change(char).length === char.length ? change(char) : char)).join('');
}

/** Case taken away, places staying where they are. */
export function fold(text: string): string {
  return upper(text);
}

export function ignoresCase(comparison: Comparison | undefined): boolean {
  return comparison?.endsWith('IgnoreCase') === true;
}

/** The text as this comparison sees it. Culture's finer points (what counts as no character at all) are not followed in searches. */
export function seen(text: string, comparison: Comparison | undefined): string {
  return ignoresCase(comparison) ? fold(text) : text;
}

/** `StringComparison` among the arguments, wherever it stands. */
export function comparisonIn(args: readonly Value[]): Comparison | undefined {
  return args.map((_, index) => enumAt(args, index, type)).find((name) => name !== undefined);
}

/** By unit, or as the invariant culture orders words. */
export function compareText(a: string, b: string, comparison: Comparison): number {
  if (comparison.startsWith('Ordinal')) {
    const [left, right] = [seen(a, comparison), seen(b, comparison)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Math.sign((ignoresCase(comparison) ? caseless : exact).compare(a, b)) || (ignoresCase(comparison) ? 0 : Math.sign(a === b ? 0 : a < b ? 1 : -1));
}

/** With null below all strings. */
export function compareNullable(a: Value, b: Value, comparison: Comparison): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compareText(textOf(a), textOf(b), comparison);
}

export function equalText(a: Value, b: Value, comparison: Comparison | undefined): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && ignoresCase(comparison) && fold(a) === fold(b));
}
