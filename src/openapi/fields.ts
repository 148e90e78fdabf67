import type { Kind } from './grammar.ts';

/** What a field holds. `any`: data, or what an import does not read. */
export type Holds = 'any' | 'text' | 'number' | 'flag' | 'texts' | 'list' | 'objects' | 'map' | 'object' | 'objectOrFlag';

type Fields = ReadonlyMap<string, Holds>;

function fields(lists: Partial<Record<Holds, string>>): Fields {
  return new Map(Object.entries(lists).flatMap(([holds, names]) => names.split(' ').map((name) => [name, holds as Holds] as const)));
}

const value = { text: 'description style', flag: 'required deprecated allowEmptyValue explode allowReserved', object: 'schema', map: 'content', any: 'example examples' };

/** Fixed fields of OpenAPI 3.0.3, by the kind of object. Kinds that are not here hold what an import does not read, or names. */
export const fieldsOf: Readonly<Partial<Record<Kind, Fields>>> = {
  document: fields({ text: 'openapi', object: 'info paths components', any: 'servers security tags externalDocs' }),
  pathItem: fields({ text: '$ref summary description', object: 'get put post delete options head patch trace', any: 'servers parameters' }),
  operation: fields({ text: 'summary description operationId', flag: 'deprecated', object: 'requestBody responses', any: 'tags externalDocs callbacks security servers parameters' }),
  components: fields({ map: 'schemas responses parameters requestBodies headers examples links callbacks securitySchemes' }),
  parameter: fields({ ...value, text: `${value.text} name in` }),
  header: fields(value),
  requestBody: fields({ text: 'description', map: 'content', flag: 'required' }),
  response: fields({ text: 'description', map: 'headers content links' }),
  media: fields({ object: 'schema', any: 'example examples encoding' }),
  schema: fields({
    text: 'title pattern type description format',
    number: 'multipleOf maximum minimum maxLength minLength maxItems minItems maxProperties minProperties',
    flag: 'exclusiveMaximum exclusiveMinimum uniqueItems nullable readOnly writeOnly deprecated',
    texts: 'required',
    list: 'enum',
    objects: 'allOf oneOf anyOf',
    object: 'not items discriminator',
    map: 'properties',
    objectOrFlag: 'additionalProperties',
    any: 'default xml externalDocs example',
  }),
};

/** Of `info` and the objects in it, by their path. */
export const headingFields: ReadonlyMap<string, Fields> = new Map([
  ['info', fields({ text: 'title description termsOfService version', object: 'contact license' })],
  ['info/contact', fields({ text: 'name url email' })],
  ['info/license', fields({ text: 'name url' })],
]);

/** Maps whose members are objects. */
export const objectMaps: readonly Kind[] = ['parameters', 'requestBodies', 'responses', 'componentResponses', 'headers', 'content'];
