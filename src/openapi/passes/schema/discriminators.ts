import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import type { Changes, Pass } from '../../changes.ts';
import { mapEntries, textIn } from '../../entries.ts';
import { referred } from '../../references.ts';

const pass: Pass = { id: 'discriminators', reason: 'the property that tells schemas apart is required, or the reader refuses the schema' };

/** Schemas that are made of others that are made of others. */
const deepest = 30;

/** Schemas of the components; of others the reader asks nothing. */
export function requiredDiscriminators(document: JsonObject, changes: Changes): JsonObject {
  const components = document['components'];
  const schemas = isObject(components) ? components['schemas'] : undefined;
  if (!isObject(components) || !isObject(schemas)) return document;
  const known = new Map<string, Map<JsonObject, boolean>>();
  const next = mapEntries(schemas, (schema, name) => {
    const property = isObject(schema) && typeof schema['$ref'] !== 'string' && isObject(schema['discriminator']) ? textIn(schema['discriminator'], 'propertyName') : undefined;
    if (!isObject(schema) || property === undefined) return schema;
    const answers = known.get(property) ?? new Map<JsonObject, boolean>();
    known.set(property, answers);
    if (hasIt(document, schema, property, answers, 0)) return schema;
    changes.note(pass, 'components', 'schemas', name, 'required');
    const required: readonly Json[] = Array.isArray(schema['required']) ? schema['required'] : [];
    return { ...schema, required: [...required, property] };
  });
  return next === schemas ? document : { ...document, components: { ...components, schemas: next } };
}

/** Whether the schema requires it, or each of those that it is made of has it. Circles have not. */
function hasIt(document: JsonObject, schema: JsonObject, property: string, answers: Map<JsonObject, boolean>, depth: number): boolean {
  const known = answers.get(schema);
  if (known !== undefined || depth > deepest) return known ?? false;
  answers.set(schema, false);
  const parts = ['oneOf', 'anyOf', 'allOf'].map((key) => schema[key]).find((list): list is readonly Json[] => Array.isArray(list) && list.length > 0) ?? [];
  const inParts = (): boolean =>
    parts.length > 0 &&
    parts.every((part) => {
      const here = referred(document, part);
      const properties = here?.['properties'];
      return here !== undefined && ((isObject(properties) && Object.hasOwn(properties, property)) || hasIt(document, here, property, answers, depth + 1));
    });
  const answer = requires(schema, property) || inParts();
  answers.set(schema, answer);
  return answer;
}

function requires({ required }: JsonObject, property: string): boolean {
  return Array.isArray(required) && required.includes(property);
}
