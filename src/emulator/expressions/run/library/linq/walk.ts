import type { CallSite } from '../../members.ts';
import type { ClrFunction, Value } from '../../value.ts';
import { argumentNull } from '../exceptions.ts';
import { itemsOf } from '../of-value.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';

/** The elements of whatever has any, each counted. */
export function* walk(target: Value, site: CallSite): Generator<Value> {
  for (const one of sourceOf(target)) {
    site.spend(2);
    yield one;
  }
}

/** Asked at once, so that null is refused where the call stands and not where somebody walks. */
export function sourceOf(target: Value): Iterable<Value> {
  const items = itemsOf(target);
  if (!items) throw argumentNull('source');
  return items;
}

/** A sequence that is made anew whenever somebody walks over it. */
export function lazily(target: Value, site: CallSite, make: (items: Iterable<Value>) => Iterable<Value>): ClrSequence {
  sourceOf(target);
  return new ClrSequence(() => make(walk(target, site)));
}

/** Calls a lambda with the element, and with its place where it takes two. */
export function call(lambda: ClrFunction, one: Value, at: number): Value {
  return lambda.invoke(lambda.parameters === 2 ? [one, at] : [one]);
}
