import { isObject, type Json } from '../../model/json.ts';
import { escapeUnits } from './escape-units.ts';

/**
 * JSON that may stand in an XML comment and in an API Management policy: `-` (no `--` in comments), braces of
 * named values and everything beyond plain text are written as `\uXXXX`, inside strings only.
 */
export function jsonText(value: Json | undefined): string {
  if (typeof value === 'string') return `"${value.replaceAll(/[^A-Za-z0-9 _.:/,;=+]+/g, escapeUnits)}"`;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, child]) => child !== undefined);
    return `{${entries.map(([key, child]) => `${jsonText(key)}:${jsonText(child)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
