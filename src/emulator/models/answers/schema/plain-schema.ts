import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { listOf, merged, own } from './merged.ts';
import { SchemaFault } from './schema-fault.ts';

/** What a schema asks for, without `$ref`, `allOf` and `oneOf`; false: nothing is right. With `anyOf` it is the choice alone, each option complete. */
export type PlainSchema = JsonObject | false;

export interface SchemaReader {
  plain(schema: Json): PlainSchema;
}

/** Steps for one schema. What people write takes hundreds; beyond this it unfolds without end. */
const mostSteps = 20_000;
const longestChain = 100;

/** Reads the parts of `root`, each once. @throws SchemaFault */
export function schemaReader(root: Json): SchemaReader {
  const known = new Map<JsonObject, PlainSchema>();
  let steps = 0;

  const plain = (schema: Json, chain = 0): PlainSchema => {
    if (!isObject(schema)) return schema === false ? false : {};
    const found = known.get(schema);
    if (found !== undefined) return found;
    steps += 1;
    if (steps > mostSteps) throw new SchemaFault('the schema unfolds into too many parts');
    if (chain > longestChain) throw new SchemaFault('a reference leads back to itself');
    const read = unfolded(schema, chain + 1);
    known.set(schema, read);
    return read;
  };

  const unfolded = (schema: JsonObject, chain: number): PlainSchema => {
    const { $ref, allOf, oneOf, ...rest } = schema;
    // The very schema that is named, so that a recursive one is known again.
    if (typeof $ref === 'string' && Object.keys(schema).length === 1) return plain(referred(root, $ref), chain);
    let result: JsonObject = oneOf === undefined ? rest : merged(rest, { anyOf: oneOf });
    const parts = [...listOf(allOf), ...(typeof $ref === 'string' ? [referred(root, $ref)] : [])];
    for (const part of parts) {
      const read = plain(part, chain);
      if (read === false) return false;
      result = merged(result, read);
    }
    const { anyOf, ...common } = result;
    if (anyOf === undefined) return result;
    const asksMore = Object.keys(common).some((keyword) => !says.has(keyword));
    return { anyOf: listOf(anyOf).map((option) => (asksMore ? { allOf: [common, option] } : option)) };
  };

  return { plain };
}

/** Keywords that ask nothing of a value. */
const says = new Set(['$schema', '$id', '$defs', 'definitions', 'title', 'description', 'examples', 'default', '$comment']);

/** What a reference inside the document names: `#`, `#/$defs/step`. @throws SchemaFault */
export function referred(root: Json, reference: string): Json {
  if (!reference.startsWith('#')) throw new SchemaFault(`reference '${reference}' leads out of the schema`);
  let here: Json | undefined = root;
  for (const step of reference.split('/').slice(1)) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(here)) here = here[Number(name)] as Json | undefined;
    else here = isObject(here) ? own(here, name) : undefined;
  }
  if (here === undefined) throw new SchemaFault(`reference '${reference}' names nothing`);
  return here;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
