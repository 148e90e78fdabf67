import type { Json, JsonObject } from '../../../../model/json.ts';
import { listOf } from './merged.ts';
import { itemSchema, propertySchema, typeOf } from './parts.ts';
import type { SchemaReader } from './plain-schema.ts';

/** Whether a schema has a value that needs at most so many levels below itself: recursive schemas end where they can. */
export type Fits = (schema: Json, levels: number) => boolean;

export function fitsOf(reader: SchemaReader): Fits {
  const known = new Map<JsonObject, (boolean | undefined)[]>();

  const fits: Fits = (schema, levels) => {
    if (levels <= 0) return false;
    const plain = reader.plain(schema);
    if (plain === false) return false;
    const results = known.get(plain) ?? [];
    known.set(plain, results);
    return (results[levels] ??= work(plain, levels - 1));
  };

  const work = (plain: JsonObject, below: number): boolean => {
    if (plain['const'] !== undefined) return true;
    if (plain['enum'] !== undefined) return listOf(plain['enum']).length > 0;
    if (plain['anyOf'] !== undefined) return listOf(plain['anyOf']).some((option) => fits(option, below));
    switch (typeOf(plain)) {
      case 'object':
        return listOf(plain['required']).every((name) => fits(propertySchema(plain, String(name)), below));
      case 'array': {
        const least = typeof plain['minItems'] === 'number' ? plain['minItems'] : 0;
        const different = Math.min(least, listOf(plain['prefixItems']).length + 1);
        return Array.from({ length: different }).every((_, at) => fits(itemSchema(plain, at), below));
      }
      case undefined: return false;
      default: return true;
    }
  };

  return fits;
}
