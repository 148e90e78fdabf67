import { textAt, type JsonObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { oneLine } from './one-line.ts';

/** Returns quietly for OpenAPI 3.0; says of everything else what it is and what to do. */
export function requireOpenApi30(document: JsonObject, origin: string): void {
  const openapi = textAt(document, 'openapi');
  if (openapi !== undefined && /^3\.0(\.\d+)?$/.test(openapi)) return;
  const swagger = document['swagger'];
  if (openapi?.startsWith('3.1')) {
    throw unsupported(
      `${origin} is OpenAPI ${oneLine(openapi, 20)}; API Management takes that only in part.`,
      'Convert it to OpenAPI 3.0, or take a version of the description that is: the stable ones are.',
    );
  }
  if (openapi !== undefined) throw unsupported(`${origin} is OpenAPI ${oneLine(openapi, 20)}, which is not known here.`, 'Give an OpenAPI 3.0 document.');
  if (swagger === '2.0' || swagger === 2) throw unsupported(`${origin} is Swagger 2.0; OpenAPI 3.0 is needed.`, 'Convert it to OpenAPI 3.0 first.');
  throw new UserError('NotOpenApi', exitCodes.usage, `${origin} is JSON, but not an OpenAPI document: it has neither "openapi" nor "swagger".`, {
    hint: 'Give an OpenAPI 3.0 document, or use the built-in description: --spec builtin',
  });
}

function unsupported(message: string, hint: string): UserError {
  return new UserError('SpecVersionUnsupported', exitCodes.usage, message, { hint });
}
