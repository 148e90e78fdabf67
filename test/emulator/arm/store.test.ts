import { describe, expect, it } from 'vitest';
import { byName } from '../../../src/emulator/arm/list/order.ts';
import { Store } from '../../../src/emulator/arm/store.ts';
import type { Entry } from '../../../src/emulator/arm/store.ts';

const collection = '/subscriptions/s/resourceGroups/g/providers/X/things';
const colourOf = (entry: Entry): readonly string[] => [`colour ${(entry.content as { readonly colour: string }).colour}`];
const names = (entries: readonly Entry[]): readonly string[] => entries.map(({ name }) => name);

function storeWith(...things: readonly (readonly [string, string])[]): Store {
  const store = new Store(colourOf);
  for (const [name, colour] of things) store.put({ id: `${collection}/${name}`, type: 'X/things', content: { colour } });
  return store;
}

describe('the store', () => {
  it('lists in order of a text, without case, also after every change', () => {
    const store = storeWith(['b', 'red'], ['C', 'red'], ['a', 'red']);
    expect(names(store.inOrder(collection, byName))).toEqual(['a', 'b', 'C']);
    store.put({ id: `${collection}/B2`, type: 'X/things', content: { colour: 'red' } });
    store.remove(`${collection}/a`);
    expect(names(store.inOrder(collection.toUpperCase(), byName))).toEqual(['b', 'B2', 'C']);
    store.move(`${collection}/C`, `${collection}/A`);
    expect(names(store.inOrder(collection, byName))).toEqual(['A', 'b', 'B2']);
  });

  it('shows what was changed in place', () => {
    const store = storeWith(['a', 'red']);
    const [before] = store.inOrder(collection, byName);
    store.touch(`${collection}/a`);
    expect(store.inOrder(collection, byName)[0]?.rowVersion).toBeGreaterThan(before?.rowVersion ?? 0n);
  });

  it('finds all with a mark, as it is now', () => {
    const store = storeWith(['a', 'red'], ['b', 'blue'], ['c', 'red']);
    expect(names(store.marked('colour red'))).toEqual(['a', 'c']);
    store.put({ id: `${collection}/a`, type: 'X/things', content: { colour: 'blue' } });
    store.move(`${collection}/c`, `${collection}/d`);
    expect([names(store.marked('colour red')), names(store.marked('colour blue'))]).toEqual([['d'], ['b', 'a']]);
    store.remove(`${collection}/d`);
    expect(store.marked('colour red')).toEqual([]);
  });
});
