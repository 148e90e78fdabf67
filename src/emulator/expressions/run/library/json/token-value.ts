import type { Value } from '../../value.ts';
import { JProperty, JValue } from './token.ts';

/** What a JSON value holds; all else is itself. */
export function tokenValue(value: Value): Value {
  if (value instanceof JProperty) return tokenValue(value.value);
  return value instanceof JValue ? value.value : value;
}
