import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';

/** Schemas that refer to themselves end here. */
const maxDepth = 12;
const mostValues = 10_000;

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  uuid: '00000000-0000-0000-0000-000000000000',
  uri: 'https://example.com/',
  email: 'user@example.com',
};

interface Sampling {
  readonly document: JsonObject;
  /** How many values may still be made: schemas that name each other grow without end. */
  left: number;
}

/** A value that fits a schema of an OpenAPI document: its own example, default or first choice, else one by its type. */
export function schemaSample(document: JsonObject, schema: Json): Json {
  return sample({ document, left: mostValues }, schema, 0);
}

function sample(sampling: Sampling, schema: Json, depth: number): Json {
  sampling.left -= 1;
  if (!isObject(schema) || depth > maxDepth || sampling.left < 0) return null;
  const { $ref, example, default: usual, enum: choices } = schema;
  if (typeof $ref === 'string') return sample(sampling, pointedAt(sampling.document, $ref), depth + 1);
  const given = example ?? usual ?? (Array.isArray(choices) ? (choices[0] as Json) : undefined);
  return given ?? composed(sampling, schema, depth) ?? byType(sampling, schema, depth);
}

function composed(sampling: Sampling, schema: JsonObject, depth: number): Json | undefined {
  const parts = schema['allOf'];
  if (Array.isArray(parts)) {
    const own = isObject(schema['properties']) ? [{ type: 'object', properties: schema['properties'] }] : [];
    const samples = [...(parts as readonly Json[]), ...own].map((part) => sample(sampling, part, depth + 1));
    return samples.every(isObject) ? Object.fromEntries(samples.flatMap((one) => Object.entries(one))) : samples[0];
  }
  const choices = schema['oneOf'] ?? schema['anyOf'];
  return Array.isArray(choices) ? sample(sampling, (choices as readonly Json[])[0] ?? null, depth + 1) : undefined;
}

function byType(sampling: Sampling, schema: JsonObject, depth: number): Json {
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(Object.entries(isObject(schema['properties']) ? schema['properties'] : {}).map(([name, property]) => [name, sample(sampling, property ?? null, depth + 1)]));
    case 'array':
      return depth >= maxDepth ? [] : [sample(sampling, schema['items'] ?? null, depth + 1)];
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
    case 'boolean':
      return true;
    case 'string':
      return texts[String(schema['format'])] ?? 'string';
    default:
      return null;
  }
}

/** The first that is not null, where there are several (OpenAPI 3.1). */
function typeOf(schema: JsonObject): Json | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return (type as readonly Json[]).find((one) => one !== 'null');
  return type ?? (isObject(schema['properties']) ? 'object' : undefined);
}

function pointedAt(document: JsonObject, reference: string): Json {
  if (!reference.startsWith('#/')) return null;
  let here: Json | undefined = document;
  for (const part of reference.slice(2).split('/')) here = isObject(here) && Object.hasOwn(here, unescaped(part)) ? here[unescaped(part)] : undefined;
  return here ?? null;
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
