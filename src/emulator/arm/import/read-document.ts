import { parseDocument } from 'yaml';
import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isTooDeep } from '../depth.ts';
import { invalid, notEmulated } from '../refusal.ts';

/** A document of OpenAPI 3.0 or 3.1, not yet looked into. */
export interface OpenApi {
  readonly root: JsonObject;
}

const served = ['openapi', 'openapi+json'];
const others = ['wadl-xml', 'wadl-link-json', 'swagger-json', 'swagger-link-json', 'wsdl', 'wsdl-link', 'openapi-link', 'openapi+json-link', 'graphql-link', 'odata', 'odata-link', 'grpc', 'grpc-link'];

/** Where a fault stands in a document, as the service words it (I16, I17). */
export function parsingError(reason: string, path?: string): Error {
  return invalid({ target: 'representation', message: `Parsing error(s): ${reason}${path === undefined ? '' : ` Path: ${path}`}` });
}

/** Text to document. A BOM is refused, as the service refuses it (azure-cli#29405). */
export function readDocument(format: string, value: string): OpenApi {
  if (others.includes(format)) throw notEmulated(`imports of format '${format}', only of ${served.join(' and ')}`);
  if (!served.includes(format)) throw invalid({ target: 'format', message: `Invalid value of field 'format': '${format}'` });
  if (value === '') throw invalid({ target: 'value', message: 'Value is required' });
  const root = format === 'openapi+json' ? fromJson(value) : fromYaml(value);
  const version = isObject(root) ? root['openapi'] : undefined;
  if (!isObject(root) || typeof version !== 'string' || !/^3\.[01]\.\d+/.test(version)) {
    throw parsingError('The input OpenAPI file is not valid for the OpenAPI specification https://github.com/OAI/OpenAPI-Specification/blob/master/versions/3.0.1.md (schema https://github.com/OAI/OpenAPI-Specification/blob/master/schemas/v3.0/schema.yaml).');
  }
  if (isTooDeep(root)) throw parsingError('The document is nested too deep.');
  return { root };
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw parsingError((error as Error).message);
  }
}

function fromYaml(value: string): unknown {
  if (value.startsWith('\uFEFF')) throw parsingError('(Lin: 0, Col: 0, Chr: 0): Unexpected character.');
  const document = parseDocument(value, { schema: 'core', prettyErrors: false, logLevel: 'error' });
  const [fault] = document.errors;
  if (fault) throw parsingError(`(Chr: ${fault.pos[0]}): ${fault.message}`);
  try {
    // Anchors may form circles or grow without end; neither is an OpenAPI document.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })));
  } catch (error) {
    throw parsingError((error as Error).message);
  }
}
