import type { Method, TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload, setOut } from '../arguments.ts';
import { argumentException, argumentNull, invalidOperation, keyNotFound } from '../exceptions.ts';
import { equal, itemsOf, textOf } from '../of-value.ts';
import { isComparer, keyWith } from './comparers.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { ClrSequence } from './clr-sequence.ts';
import { intoElement } from './sequence.ts';

/** What can be looked up by key. */
export interface Lookup {
  find(key: Value): { readonly value: Value } | undefined;
  entries(): Iterable<KeyValuePair>;
  readonly size: number;
}

export class ClrDictionary implements ClrObject, Lookup {
  readonly clrType = 'System.Collections.Generic.Dictionary';
  readonly comparer: Value;
  private readonly keyOf: (value: Value) => unknown;
  private readonly intoKey: (value: Value) => Value;
  private readonly intoValue: (value: Value) => Value;
  private readonly pairs = new Map<unknown, KeyValuePair>();
  private version = 0;

  constructor(types: readonly string[] = [], comparer: Value = null) {
    this.comparer = comparer;
    this.keyOf = keyWith(comparer);
    this.intoKey = intoElement(types[0]);
    this.intoValue = intoElement(types[1]);
  }

  get size(): number {
    return this.pairs.size;
  }

  find(key: Value): { readonly value: Value } | undefined {
    if (key === null) throw argumentNull('key');
    return this.pairs.get(this.keyOf(this.intoKey(key)));
  }

  set(given: Value, value: Value): void {
    if (given === null) throw argumentNull('key');
    const key = this.intoKey(given);
    const hash = this.keyOf(key);
    if (!this.pairs.has(hash)) this.version += 1;
    this.pairs.set(hash, new KeyValuePair(this.pairs.get(hash)?.key ?? key, this.intoValue(value)));
  }

  remove(key: Value): { readonly value: Value } | undefined {
    const found = this.find(key);
    if (found) this.pairs.delete(this.keyOf(this.intoKey(key)));
    return found;
  }

  clear(): void {
    this.version += 1;
    this.pairs.clear();
  }

  *entries(): Iterable<KeyValuePair> {
    const { version } = this;
    for (const pair of this.pairs.values()) {
      if (version !== this.version) throw invalidOperation('Collection was modified; enumeration operation may not execute.');
      yield pair;
    }
  }
}

function lookup(target: Value): Lookup {
  if (target !== null && typeof target === 'object' && 'find' in target && 'entries' in target) return target as unknown as Lookup;
  throw noOverload('a dictionary as', [target]);
}

function dictionary(target: Value): ClrDictionary {
  if (!(target instanceof ClrDictionary)) throw noOverload('a Dictionary as', [target]);
  return target;
}

function* mapped(entries: Iterable<KeyValuePair>, part: (pair: KeyValuePair) => Value): Iterable<Value> {
  for (const pair of entries) yield part(pair);
}

const tryGet: Method = (target, args) => {
  const found = lookup(target).find(args[0] ?? null);
  setOut(args, 1, found?.value ?? null);
  return found !== undefined;
};

/** What all dictionaries can do: `Headers`, `Variables` and those that expressions make. */
export const readOnlyDictionary: TypeMembers = {
  name: 'System.Collections.Generic.IReadOnlyDictionary',
  properties: {
    Count: (target) => lookup(target).size,
    Keys: (target) => new ClrSequence(() => mapped(lookup(target).entries(), ({ key }) => key)),
    Values: (target) => new ClrSequence(() => mapped(lookup(target).entries(), ({ value }) => value)),
  },
  methods: {
    ContainsKey: (target, [key = null]) => lookup(target).find(key) !== undefined,
    ContainsValue: (target, [value = null]) => [...lookup(target).entries()].some((pair) => equal(pair.value, value)),
    TryGetValue: tryGet,
  },
  index: {
    get(target, [key = null]) {
      const found = lookup(target).find(key);
      if (!found) throw keyNotFound(textOf(key));
      return found.value;
    },
  },
  items: (target) => lookup(target).entries(),
};

function add(target: ClrDictionary, key: Value, value: Value): void {
  if (target.find(key)) throw argumentException(`An item with the same key has already been added. Key: ${textOf(key)}`);
  target.set(key, value);
}

export const dictionaryType: TypeMembers = {
  name: 'System.Collections.Generic.Dictionary',
  base: 'System.Collections.Generic.IReadOnlyDictionary',
  properties: { Comparer: (target) => dictionary(target).comparer },
  methods: {
    Add: (target, [key = null, value = null], site) => {
      site.spend(8);
      if (key instanceof KeyValuePair) add(dictionary(target), key.key, key.value);
      else add(dictionary(target), key, value);
      return null;
    },
    Clear: (target) => {
      dictionary(target).clear();
      return null;
    },
    Remove: (target, args) => {
      const removed = dictionary(target).remove(args[0] ?? null);
      setOut(args, 1, removed?.value ?? null);
      return removed !== undefined;
    },
    TryAdd: (target, [key = null, value = null]) => {
      if (dictionary(target).find(key)) return false;
      dictionary(target).set(key, value);
      return true;
    },
  },
  index: {
    get: (target, args, site) => readOnlyDictionary.index?.get(target, args, site) ?? null,
    set: (target, [key = null], value) => dictionary(target).set(key, value),
  },
  construct: (args, site) => {
    const [first = null] = args;
    const made = new ClrDictionary(site.typeArguments, args.find(isComparer) ?? null);
    if (typeof first === 'number' || isComparer(first)) return made;
    for (const pair of itemsOf(first) ?? []) if (pair instanceof KeyValuePair) add(made, pair.key, pair.value);
    return made;
  },
};

/** A dictionary that stands on something else. */
export class LookupObject implements ClrObject, Lookup {
  readonly clrType = 'System.Collections.Generic.IReadOnlyDictionary';
  private readonly of: Lookup;

  constructor(of: Lookup) {
    this.of = of;
  }

  get size(): number {
    return this.of.size;
  }

  find(key: Value): { readonly value: Value } | undefined {
    if (key === null) throw argumentNull('key');
    return this.of.find(key);
  }

  entries(): Iterable<KeyValuePair> {
    return this.of.entries();
  }
}
