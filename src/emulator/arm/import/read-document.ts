import { parseDocument } from 'yaml';
import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { bodyLimit } from '../../answer.ts';
import { isTooDeep } from '../depth.ts';
import { gatewayRefusal, invalid, notEmulated } from '../refusal.ts';
import { notOpenApi, parsingError, readerFault } from './faults.ts';
import { fromSwagger } from './swagger/from-swagger.ts';

/** A document, not yet looked into. */
export interface OpenApi {
  /** As OpenAPI 3.0. */
  readonly root: JsonObject;
  /** What it was where it was Swagger 2.0. */
  readonly swagger?: JsonObject | undefined;
}

const served = ['openapi', 'openapi+json', 'swagger-json'];
const others = ['wadl-xml', 'wadl-link-json', 'swagger-link-json', 'wsdl', 'wsdl-link', 'openapi-link', 'openapi+json-link', 'graphql-link', 'odata', 'odata-link', 'grpc', 'grpc-link'];

/** Text to document. A BOM is refused, as the service refuses it (azure-cli#29405); inline documents end at 4 MB (import restrictions). */
export function readDocument(format: string, value: string): OpenApi {
  if (others.includes(format)) throw notEmulated(`imports of format '${format}', only of ${served.join(', ')}`);
  if (!served.includes(format)) throw invalid({ target: 'format', message: `Invalid value of field 'format': '${format}'` });
  if (value === '') throw invalid({ target: 'value', message: 'Value is required' });
  if (Buffer.byteLength(value) > bodyLimit) throw gatewayRefusal(413, 'RequestContentTooLarge', 'The request content size exceeds the maximum size of 4 MB.');
  const root = format === 'openapi' ? fromYaml(value) : fromJson(value);
  if (isTooDeep(root)) throw parsingError('The document is nested too deep.');
  if (format !== 'swagger-json') {
    if (!isObject(root) || !isSupported(root['openapi'])) throw notOpenApi('openapi');
    return { root };
  }
  // In these words for OpenAPI 3, too (azure-powershell#9122, pulumi-azure#501).
  if (!isObject(root) || root['swagger'] !== '2.0') throw parsingError('The Swagger version specified is unknown.');
  return { root: fromSwagger(root), swagger: root };
}

/** 3.0 up to 3.0.3, and 3.1 (import restrictions). */
function isSupported(version: unknown): boolean {
  return typeof version === 'string' && /^3\.(0\.[0-3]|1\.\d+)$/.test(version);
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw parsingError((error as Error).message);
  }
}

function fromYaml(value: string): unknown {
  if (value.startsWith('\uFEFF')) throw readerFault('(Lin: 0, Col: 0, Chr: 0): Unexpected character.');
  const document = parseDocument(value, { schema: 'core', prettyErrors: false, logLevel: 'error' });
  const [fault] = document.errors;
  if (fault) throw readerFault(`(Chr: ${fault.pos[0]}): ${fault.message}`);
  try {
    // Anchors may form circles or grow without end; neither is an OpenAPI document.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })));
  } catch (error) {
    throw parsingError((error as Error).message);
  }
}
