import { ClrArray, ClrBytes } from '../../arrays.ts';
import { isFunction } from '../../objects.ts';
import type { Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, numberOf } from '../arguments.ts';
import { ClrDictionary } from '../collections/dictionary.ts';
import { isComparer } from '../collections/comparers.ts';
import { ClrHashSet } from '../collections/hash-set.ts';
import { ClrList } from '../collections/list.ts';
import { argumentException } from '../exceptions.ts';
import { textOf, typeNameOf } from '../of-value.ts';
import { walk } from './walk.ts';

/** The type that all elements have; `System.Object` where they differ. */
function elementType(items: readonly Value[]): string {
  const [first, ...rest] = new Set(items.map(typeNameOf));
  return first === undefined || first === '' || rest.length > 0 ? 'System.Object' : first;
}

const toArray: Method = (target, _, site) => {
  const items = [...walk(target, site)];
  const type = elementType(items);
  return type === 'System.Byte' ? new ClrBytes(Uint8Array.from(items, numberOf)) : new ClrArray(type, items);
};

const toDictionary: Method = (target, args, site) => {
  const key = functionAt(args, 0, 'keySelector');
  const [, second = null] = args;
  const element = isFunction(second) ? second : undefined;
  const made = new ClrDictionary([], args.find(isComparer) ?? null);
  for (const one of walk(target, site)) {
    const name = key.invoke([one]);
    if (made.find(name)) throw argumentException(`An item with the same key has already been added. Key: ${textOf(name)}`);
    made.set(name, element ? element.invoke([one]) : one);
  }
  return made;
};

/** From sequences to collections. */
export const collecting: Readonly<Record<string, Method>> = {
  ToArray: toArray,
  ToDictionary: toDictionary,
  ToHashSet: (target, [comparer = null], site) => new ClrHashSet(walk(target, site), comparer),
  ToList: (target, _, site) => new ClrList([...walk(target, site)]),
};
