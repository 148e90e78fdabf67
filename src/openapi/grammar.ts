/** What an object of a description is, by where it stands. */
export type Kind =
  | 'document' | 'heading' | 'paths' | 'pathItem' | 'operation' | 'callbacks' | 'callback' | 'components' | 'parameters' | 'parameter'
  | 'requestBodies' | 'requestBody' | 'responses' | 'componentResponses' | 'response' | 'headers' | 'header' | 'content' | 'media' | 'encodings' | 'encoding'
  | 'examples' | 'example' | 'links' | 'link' | 'securitySchemes' | 'securityScheme' | 'schemas' | 'schema' | 'schemaOrBoolean';

interface Form {
  /** Kinds of its fields. What is not named is data, into which nobody looks. */
  readonly fields?: ReadonlyMap<string, Kind>;
  /** Of every member, where its keys are names. */
  readonly each?: Kind;
  /** Keys beginning with `x-` are extensions, not names. */
  readonly extensible: boolean;
}

const schemaFields: Readonly<Record<string, Kind>> = {
  properties: 'schemas', patternProperties: 'schemas', $defs: 'schemas', definitions: 'schemas', dependentSchemas: 'schemas',
  additionalProperties: 'schemaOrBoolean', unevaluatedProperties: 'schemaOrBoolean', unevaluatedItems: 'schemaOrBoolean',
  items: 'schema', prefixItems: 'schema', allOf: 'schema', anyOf: 'schema', oneOf: 'schema', not: 'schema', contains: 'schema', propertyNames: 'schema',
};

const messageFields: Readonly<Record<string, Kind>> = { schema: 'schema', content: 'content', examples: 'examples' };

const operations = Object.fromEntries(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, 'operation'] as const));

/** The objects of OpenAPI 3.0 and 3.1. A list stands for each of its members. */
export const forms: Readonly<Record<Kind, Form>> = {
  document: withFields({ info: 'heading', tags: 'heading', externalDocs: 'heading', paths: 'paths', components: 'components' }),
  heading: withFields({ contact: 'heading', license: 'heading' }),
  paths: { each: 'pathItem', extensible: true },
  pathItem: withFields({ ...operations, parameters: 'parameter' }),
  operation: withFields({ parameters: 'parameter', requestBody: 'requestBody', responses: 'responses', callbacks: 'callbacks' }),
  callbacks: namesOf('callback'),
  callback: { each: 'pathItem', extensible: true },
  components: withFields({
    schemas: 'schemas', parameters: 'parameters', responses: 'componentResponses', requestBodies: 'requestBodies', headers: 'headers',
    examples: 'examples', links: 'links', callbacks: 'callbacks', securitySchemes: 'securitySchemes',
  }),
  parameters: namesOf('parameter'),
  parameter: withFields(messageFields),
  requestBodies: namesOf('requestBody'),
  requestBody: withFields({ content: 'content' }),
  responses: { each: 'response', extensible: true },
  componentResponses: namesOf('response'),
  response: withFields({ content: 'content', headers: 'headers', links: 'links' }),
  headers: namesOf('header'),
  header: withFields(messageFields),
  content: namesOf('media'),
  media: withFields({ ...messageFields, encoding: 'encodings' }),
  encodings: namesOf('encoding'),
  encoding: withFields({ headers: 'headers' }),
  examples: namesOf('example'),
  example: withFields({}),
  links: namesOf('link'),
  link: withFields({}),
  securitySchemes: namesOf('securityScheme'),
  securityScheme: withFields({}),
  schemas: namesOf('schema'),
  schema: withFields(schemaFields),
  schemaOrBoolean: withFields(schemaFields),
};

function withFields(fields: Readonly<Record<string, Kind>>): Form {
  return { fields: new Map(Object.entries(fields)), extensible: true };
}

function namesOf(each: Kind): Form {
  return { each, extensible: false };
}

/** What stands below `key` of an object of this kind, or undefined for data. */
export function kindBelow(kind: Kind, key: string): Kind | undefined {
  const { each, extensible, fields } = forms[kind];
  if (each === undefined) return fields?.get(key);
  return extensible && key.startsWith('x-') ? undefined : each;
}

/** Where `$ref` stands for the object: everywhere but in the maps, whose keys are names. */
export function mayRefer(kind: Kind): boolean {
  return forms[kind].each === undefined && kind !== 'document' && kind !== 'heading' && kind !== 'components' && kind !== 'operation';
}
