import type { Run } from '../frame.ts';
import { membersOf } from '../registry.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';

/** `a + b` where one is a string; null is nothing. A type's own operator comes first: `XNamespace + "name"`. */
export function concatenate(a: Value, b: Value, run: Run): Value {
  const own = typeof a === 'object' && a !== null ? membersOf(a).operators?.['+']?.(a, b) : undefined;
  if (own !== undefined) return own;
  const left = typeof a === 'string' ? a : toText(a);
  const right = typeof b === 'string' ? b : toText(b);
  // The engine shares the longer part, so that what is made is the shorter one.
  run.spend(Math.min(left.length, right.length) + 1);
  return left + right;
}
