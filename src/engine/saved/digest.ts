import { createHash } from 'node:crypto';
import { isObject, type Json } from '../../model/json.ts';

/** JSON text that is the same for equal values: keys in order, undefined ones left out. */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const fields = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${fields.toSorted().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

/** `sha256:…` */
export function digestOf(value: Json | undefined): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
