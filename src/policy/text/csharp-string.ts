import { escapeUnits } from './escape-units.ts';

/**
 * A C# regular string literal, quotes included, of any text. All but letters, digits and harmless signs is escaped, so that
 * inside an expression nothing of it is a quote or bracket to XML, to C#, or to the search for named values.
 */
export function csharpString(value: string): string {
  return `"${value.replaceAll(/[^A-Za-z0-9 _.:/,;=+-]+/g, escapeUnits)}"`;
}
