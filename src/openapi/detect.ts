import type { JsonObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { textIn } from './entries.ts';
import { oneLine } from './one-line.ts';

/** `3.1`: and 3.2, whose schemas are the same; what else it has is left out. */
export type SpecVersion = '2.0' | '3.0' | '3.1';

/** Which specification a document follows; says of everything else what it is and what to do. */
export function versionOf(document: JsonObject, origin: string): SpecVersion {
  const openapi = written(document, 'openapi');
  const swagger = written(document, 'swagger');
  // YAML reads an unquoted 3.0 as the number 3.
  if (openapi !== undefined && /^3(\.0(\.\d+)?)?$/.test(openapi)) return '3.0';
  if (openapi !== undefined && /^3\.[12](\.\d+)?$/.test(openapi)) return '3.1';
  if (swagger !== undefined && /^2(\.0)?$/.test(swagger)) return '2.0';
  if (openapi !== undefined || swagger !== undefined) {
    throw new UserError('SpecVersionUnsupported', exitCodes.usage, `${origin} is ${openapi === undefined ? 'Swagger' : 'OpenAPI'} ${oneLine(openapi ?? swagger ?? '', 20)}, which is not known here.`, {
      hint: 'Give an OpenAPI 3.0 to 3.2 or Swagger 2.0 document.',
    });
  }
  throw new UserError('NotOpenApi', exitCodes.usage, `${origin} is not an OpenAPI document: it has neither "openapi" nor "swagger".`, {
    hint: 'Give an OpenAPI 3.0 to 3.2 or Swagger 2.0 document, or use the built-in description: --spec builtin',
  });
}

function written(document: JsonObject, key: string): string | undefined {
  const value = document[key];
  return typeof value === 'number' ? String(value) : textIn(document, key);
}
