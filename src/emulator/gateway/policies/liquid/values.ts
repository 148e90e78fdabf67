import type { Value } from '../../../expressions/run/value.ts';

/**
 * What templates compute with: text, numbers and dates as expressions have them, lists, objects of JSON or XML as maps, so
 * that no name of a member means anything to JavaScript.
 */
export type LiquidValue = Value | readonly LiquidValue[] | LiquidObject | Pair;

export type LiquidObject = ReadonlyMap<string, LiquidValue>;

/** A member of an object, as a loop over it sees it: `item.Key`, `item.Value` (DotLiquid, policy snippets of Microsoft). */
export class Pair {
  readonly key: string;
  readonly value: LiquidValue;

  constructor(key: string, value: LiquidValue) {
    this.key = key;
    this.value = value;
  }
}

/** `empty` and `blank`, which stand for every value that is so. */
export const empty = Symbol('empty');
export const blank = Symbol('blank');

export function isList(value: unknown): value is readonly LiquidValue[] {
  return Array.isArray(value);
}

export function isLiquidObject(value: unknown): value is LiquidObject {
  return value instanceof Map;
}

/** One value of .NET, not several. */
export function isScalar(value: LiquidValue): value is Value {
  return !isList(value) && !isLiquidObject(value) && !(value instanceof Pair);
}

/** What comes out of the library, which knows undefined and its own symbols, too. */
export function liquidValue(value: unknown): LiquidValue {
  if (value === undefined || typeof value === 'function') return null;
  return typeof value === 'symbol' ? '' : (value as LiquidValue);
}

/** How many items `itemsOf` gives, without making them. */
export function sizeOf(value: LiquidValue): number | undefined {
  return isLiquidObject(value) ? value.size : isList(value) || typeof value === 'string' ? value.length : undefined;
}

/** What a loop walks over: .NET takes text for its characters and an object for its pairs; undefined of what is no collection. */
export function itemsOf(value: LiquidValue): readonly LiquidValue[] | undefined {
  if (isList(value)) return value;
  if (isLiquidObject(value)) return Array.from(value, ([key, item]) => new Pair(key, item));
  return typeof value === 'string' ? Array.from({ length: value.length }, (_, at) => value.charAt(at)) : undefined;
}

/** Header names have no case. */
export class CaselessMap extends Map<string, LiquidValue> {
  override get(name: string): LiquidValue | undefined {
    return super.get(this.named(name));
  }

  override has(name: string): boolean {
    return super.has(this.named(name));
  }

  private named(name: string): string {
    return super.has(name) ? name : ([...this.keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? name);
  }
}
