import { ClrArray } from '../../arrays.ts';
import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload, setOut } from '../arguments.ts';
import { invalidOperation } from '../exceptions.ts';
import { equal, itemsOf } from '../of-value.ts';
import { intoElement } from './sequence.ts';

type Name = 'System.Collections.Generic.Queue' | 'System.Collections.Generic.Stack';

class Waiting implements ClrObject {
  readonly clrType: Name;
  readonly elementType: string | undefined;
  /** A stack's top is the last. */
  readonly held: Value[];

  constructor(clrType: Name, held: Value[], elementType: string | undefined) {
    this.clrType = clrType;
    this.held = held;
    this.elementType = elementType;
  }

  /** As they come out. */
  get inOrder(): readonly Value[] {
    return this.clrType.endsWith('Stack') ? this.held.toReversed() : this.held;
  }
}

function waiting(target: Value): Waiting {
  if (!(target instanceof Waiting)) throw noOverload('a Queue or Stack as', [target]);
  return target;
}

function table(name: Name, put: string, take: string): TypeMembers {
  const shown = name.endsWith('Stack') ? 'Stack' : 'Queue';
  const next = (target: Value): { readonly value: Value } => {
    const [value] = waiting(target).inOrder;
    if (value === undefined) throw invalidOperation(`${shown} empty.`);
    return { value };
  };
  const remove = (target: Value): Value => {
    const { value } = next(target);
    if (shown === 'Stack') waiting(target).held.pop();
    else waiting(target).held.shift();
    return value;
  };
  const attempt = (target: Value, args: readonly Value[], act: (target: Value) => Value): boolean => {
    const some = waiting(target).held.length > 0;
    setOut(args, 0, some ? act(target) : null);
    return some;
  };
  return {
    name,
    base: 'System.Collections.Generic.IEnumerable',
    properties: { Count: (target) => waiting(target).held.length },
    methods: {
      Clear: (target) => {
        waiting(target).held.length = 0;
        return null;
      },
      Contains: (target, [value = null]) => waiting(target).held.some((one) => equal(one, value)),
      Peek: (target) => next(target).value,
      ToArray: (target) => new ClrArray(waiting(target).elementType ?? 'System.Object', [...waiting(target).inOrder]),
      TryPeek: (target, args) => attempt(target, args, (one) => next(one).value),
      [`Try${take}`]: (target, args) => attempt(target, args, remove),
      [put]: (target, [value = null], site) => {
        site.spend(4);
        waiting(target).held.push(intoElement(waiting(target).elementType)(value));
        return null;
      },
      [take]: remove,
    },
    construct: ([first = null], site) => new Waiting(name, [...(itemsOf(first) ?? [])], site.typeArguments[0]),
    items: (target) => [...waiting(target).inOrder],
  };
}

export const queue = table('System.Collections.Generic.Queue', 'Enqueue', 'Dequeue');
export const stack = table('System.Collections.Generic.Stack', 'Push', 'Pop');
