import { implicitly } from '../../conversions.ts';
import type { TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { ClrSequence } from './clr-sequence.ts';

export const enumerable: TypeMembers = {
  name: 'System.Collections.Generic.IEnumerable',
  items: (target) => (target instanceof ClrSequence ? target.items() : []),
};

/** What goes into a collection takes the type of its elements: `1` in a `List<long>`. */
export function intoElement(type: string | undefined): (value: Value) => Value {
  return (type === undefined ? undefined : implicitly(type)) ?? ((value) => value);
}
