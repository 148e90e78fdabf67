/** What may stand in a place of a document. */
export type Form =
  /** Data, or parts of the document that the importer ignores. */
  | { readonly is: 'unread' }
  | { readonly is: 'text' | 'flag' | 'texts' }
  | { readonly is: 'list' | 'map' | 'extensibleMap'; readonly of: Form }
  | { readonly is: 'object'; readonly kind: Kind }
  | { readonly is: 'flagOrSchema' };

export type Kind =
  | 'document' | 'info' | 'contact' | 'license' | 'server' | 'components' | 'pathItem' | 'operation' | 'parameter' | 'header' | 'requestBody' | 'response'
  | 'mediaType' | 'schema' | 'discriminator';

type Fields = Readonly<Record<string, Form>>;

const unread: Form = { is: 'unread' };
const text: Form = { is: 'text' };
const flag: Form = { is: 'flag' };
const texts: Form = { is: 'texts' };

function node(kind: Kind): Form {
  return { is: 'object', kind };
}
function list(of: Form): Form {
  return { is: 'list', of };
}
function map(of: Form): Form {
  return { is: 'map', of };
}

/** Keys beginning with `x-` are extensions in it. */
export const pathsForm: Form = { is: 'extensibleMap', of: node('pathItem') };

const schema = node('schema');
const described = { description: text };
const value: Fields = { ...described, required: flag, deprecated: flag, allowEmptyValue: flag, style: text, explode: flag, allowReserved: flag, schema, example: unread, examples: unread, content: map(node('mediaType')) };
const operations = Object.fromEntries(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, node('operation')]));
const limits = ['multipleOf', 'maximum', 'minimum', 'maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties', 'minProperties'];
const flags = ['exclusiveMaximum', 'exclusiveMinimum', 'uniqueItems', 'nullable', 'readOnly', 'writeOnly', 'deprecated'];

function all(names: readonly string[], form: Form): Fields {
  return Object.fromEntries(names.map((name) => [name, form]));
}

/**
 * The objects of OpenAPI 3.0 with their fields. The service reads 3.1 by the same rules: what only 3.1 has is no valid
 * property, and a list of types no type (azure-docs#105288, #119506, #123982).
 */
export const fieldsOf: Readonly<Record<Kind, Fields>> = {
  document: { openapi: text, info: node('info'), servers: list(node('server')), paths: pathsForm, components: node('components'), security: unread, tags: unread, externalDocs: unread },
  info: { title: text, ...described, termsOfService: text, contact: node('contact'), license: node('license'), version: text },
  contact: all(['name', 'url', 'email'], text),
  license: all(['name', 'url'], text),
  server: { url: text, ...described, variables: unread },
  components: {
    schemas: map(schema), responses: map(node('response')), parameters: map(node('parameter')), requestBodies: map(node('requestBody')), headers: map(node('header')),
    ...all(['examples', 'securitySchemes', 'links', 'callbacks'], unread),
  },
  pathItem: { $ref: text, summary: text, ...described, ...operations, servers: unread, parameters: list(node('parameter')) },
  operation: {
    ...all(['summary', 'description', 'operationId'], text), ...all(['tags', 'externalDocs', 'callbacks', 'security', 'servers'], unread), deprecated: flag,
    parameters: list(node('parameter')), requestBody: node('requestBody'), responses: { is: 'extensibleMap', of: node('response') },
  },
  parameter: { name: text, in: text, ...value },
  header: value,
  requestBody: { ...described, content: map(node('mediaType')), required: flag },
  response: { ...described, headers: map(node('header')), content: map(node('mediaType')), links: unread },
  mediaType: { schema, example: unread, examples: unread, encoding: unread },
  schema: {
    ...all(['title', 'pattern', 'type', 'description', 'format', ...limits], text), ...all(flags, flag), required: texts,
    ...all(['allOf', 'oneOf', 'anyOf'], list(schema)), not: schema, items: schema, properties: map(schema), additionalProperties: { is: 'flagOrSchema' },
    enum: list(unread), discriminator: node('discriminator'), ...all(['default', 'xml', 'externalDocs', 'example'], unread),
  },
  discriminator: { propertyName: text, mapping: unread },
};

/** Kinds for which a reference may stand. */
export const referable: ReadonlySet<Kind> = new Set(['parameter', 'header', 'requestBody', 'response', 'schema', 'pathItem']);
