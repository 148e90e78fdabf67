import { ClrArray } from '../../arrays.ts';
import type { Value } from '../../value.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { LookupObject } from '../collections/dictionary.ts';

/** Headers and parameters of a query: what has several values by name. */
interface Multiple {
  values(name: string): readonly string[];
  names(): readonly string[];
}

const texts = (values: readonly string[]): ClrArray => new ClrArray('System.String', [...values]);

/** `Headers` and `Query`: names without case, an array of strings each; always what is there now. */
export function textLists(of: () => Multiple): LookupObject {
  const found = (key: Value): readonly string[] => (typeof key === 'string' ? of().values(key) : []);
  return new LookupObject({
    get size() {
      return of().names().length;
    },
    find: (key) => (found(key).length > 0 ? { value: texts(found(key)) } : undefined),
    entries: () => of().names().map((name) => new KeyValuePair(name, texts(of().values(name)))),
  });
}

/** Names and values as they are in a map. */
export function plainLookup(of: ReadonlyMap<string, Value>, fold: (name: string) => string = (name) => name): LookupObject {
  const byName = new Map([...of].map(([name, value]) => [fold(name), value]));
  return new LookupObject({
    size: of.size,
    find(key) {
      const value = typeof key === 'string' ? byName.get(fold(key)) : undefined;
      return value === undefined ? undefined : { value };
    },
    entries: () => Array.from(of, ([name, value]) => new KeyValuePair(name, value)),
  });
}

const valueOf = (value: unknown): Value => (value ?? null) as Value;

/** `context.Variables`: what policies have set so far. Names count with their case. */
export function variableLookup(variables: ReadonlyMap<string, unknown>): LookupObject {
  return new LookupObject({
    get size() {
      return variables.size;
    },
    find: (key) => (typeof key === 'string' && variables.has(key) ? { value: valueOf(variables.get(key)) } : undefined),
    entries: () => Array.from(variables, ([name, value]) => new KeyValuePair(name, valueOf(value))),
  });
}
