import { isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';

/** Everything stated stands in what is shown; lists are compared whole, item by item. */
export function isAsShown(asked: Json, shown: Json | undefined): boolean {
  if (asked === null) return true;
  if (Array.isArray(asked)) return asked.length === 0 || (Array.isArray(shown) && asked.length === shown.length && asked.every((item: Json, index) => isAsShown(item, shown[index])));
  if (!isObject(asked)) return asked === shown;
  return Object.entries(asked).every(([name, value]) => isAsShown(value ?? null, isObject(shown) ? shown[name] : undefined));
}
