import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { invalidRequest } from './invalid-request.ts';
import { SchemaFault } from './schema/schema-fault.ts';
import { valueOf } from './schema-value.ts';
import { strictFault } from './strict-schema.ts';

/** A schema that the client gave, and how the service speaks of it. */
export interface NamedSchema {
  readonly schema: JsonObject;
  /** `response_format 'math'`, `function 'get_weather'`. */
  readonly called: string;
  readonly path: string;
  readonly code: string | null;
}

/** Of an object, as answers and arguments are. @throws ModelRefusal 400 */
export function checkNamedSchema(named: NamedSchema, strict: boolean): void {
  const type = rootType(named.schema);
  if (type !== 'object') throw invalidSchema(named, `schema must be a JSON Schema of 'type: "object"', got 'type: "${typeof type === 'string' ? type : 'None'}"'.`);
  const fault = strict ? strictFault(named.schema) : undefined;
  if (fault !== undefined) throw invalidSchema(named, fault);
}

/** An object that conforms. @throws ModelRefusal 400 where there is none. */
export function valueOfNamed(named: NamedSchema, seed: string): Json {
  try {
    return valueOf(named.schema, seed);
  } catch (error) {
    if (error instanceof SchemaFault) throw invalidSchema(named, `${error.message}.`);
    throw error;
  }
}

function invalidSchema({ called, path, code }: NamedSchema, fault: string): Error {
  return invalidRequest(`Invalid schema for ${called}: ${fault}`, path, code);
}

function rootType(schema: JsonObject): Json | undefined {
  const { $ref } = schema;
  const name = typeof $ref === 'string' ? /^#\/(\$defs|definitions)\/([^/]+)$/.exec($ref) : null;
  const group = name ? schema[name[1] ?? ''] : undefined;
  const referred = isObject(group) ? group[name?.[2] ?? ''] : undefined;
  return schema['type'] ?? (isObject(referred) ? referred['type'] : undefined);
}
