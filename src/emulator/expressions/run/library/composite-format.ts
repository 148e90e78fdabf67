import type { Value } from '../value.ts';
import { formatException } from './exceptions.ts';
import { textOf } from './of-value.ts';

/** `string.Format`: `{0}`, `{1,-8}`, `{2:N2}`, braces doubled. */
export function compositeFormat(format: string, values: readonly Value[]): string {
  return format.replaceAll(/\{\{|\}\}|\{(\d+)\s*(?:,\s*(-?\d+)\s*)?(?::([^{}]*))?\}|[{}]/g, (found: string, index?: string, width?: string, part?: string) => {
    if (found === '{{' || found === '}}') return found.charAt(0);
    if (index === undefined) throw formatException('Input string was not in a correct format.');
    const value = values[Number(index)];
    if (value === undefined) throw formatException('Index (zero based) must be greater than or equal to zero and less than the size of the argument list.');
    return aligned(textOf(value, part), width === undefined ? 0 : Number(width));
  });
}

/** To the right, to the left where negative. */
export function aligned(text: string, width: number): string {
  return width < 0 ? text.padEnd(Math.min(-width, 1_000_000)) : text.padStart(Math.min(width, 1_000_000));
}
