import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** Like its neighbours for one field of what a mark carries: undefined for what our generator does not write there. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function nameOf(value: Json | undefined): string | undefined {
  return value === '' ? undefined : textOf(value);
}

export function wholeNumberOf(value: Json | undefined, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

export function listOf<T>(value: Json | undefined, item: (value: Json) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: T[] = [];
  for (const each of value as readonly Json[]) {
    const read = item(each);
    if (read === undefined) return undefined;
    items.push(read);
  }
  return items;
}

export function objectListOf<T>(value: Json | undefined, item: (value: JsonObject) => T | undefined): readonly T[] | undefined {
  return listOf(value, (each) => (isObject(each) ? item(each) : undefined));
}

/** True where the field is there but was not understood. */
export function isUnread(carried: JsonObject, key: string, read: unknown): boolean {
  return carried[key] !== undefined && read === undefined;
}

/** Without the fields that are undefined, which JSON cannot hold. */
export function stated<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
