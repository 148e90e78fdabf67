import { Pair, isLiquidObject, isList, itemsOf, sizeOf } from './values.ts';
import type { LiquidValue } from './values.ts';

/** `value.key`, `value["key"]`, `value[0]`; null of what is not there. `size`, `first` and `last` are there of every collection. */
export function memberOf(value: LiquidValue, key: unknown): LiquidValue {
  if (value instanceof Pair) return ofPair(value, key);
  if (isLiquidObject(value) && value.has(String(key))) return value.get(String(key)) ?? null;
  if (isList(value) && typeof key === 'number') return value.at(key) ?? null;
  return typeof key === 'string' ? command(value, key) : null;
}

/** Names stand for the key and the value; where the value is an object, its members are at hand, too. */
function ofPair({ key, value }: Pair, member: unknown): LiquidValue {
  if (member === 'Key' || member === 'itemName' || member === 0) return key;
  if (member === 'Value' || member === 1 || member === key) return value;
  return isLiquidObject(value) && typeof member === 'string' ? (value.get(member) ?? null) : null;
}

function command(value: LiquidValue, name: string): LiquidValue {
  switch (name) {
    case 'size':
    case 'Size':
      return sizeOf(value) ?? null;
    case 'first':
    case 'First':
      return firstOf(value);
    case 'last':
    case 'Last':
      return lastOf(value);
    default:
      return null;
  }
}

export function firstOf(value: LiquidValue): LiquidValue {
  return (typeof value === 'string' ? value.at(0) : itemsOf(value)?.[0]) ?? null;
}

export function lastOf(value: LiquidValue): LiquidValue {
  return (typeof value === 'string' ? value.at(-1) : itemsOf(value)?.at(-1)) ?? null;
}
