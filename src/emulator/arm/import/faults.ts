import { Refusal, invalid } from '../refusal.ts';

/** A place in a document: keys from the root on. */
export type Place = readonly string[];

type Dialect = 'openapi' | 'swagger';

const specification = 'https://github.com/OAI/OpenAPI-Specification/blob/master';

const notValid: Readonly<Record<Dialect, string>> = {
  openapi: `The input OpenAPI file is not valid for the OpenAPI specification ${specification}/versions/3.0.1.md (schema ${specification}/schemas/v3.0/schema.yaml).`,
  swagger: `The input OpenAPI file is not valid for the OpenAPI specification ${specification}/versions/2.0.md (schema ${specification}/schemas/v2.0/schema.json).`,
};

function detail(reason: string) {
  return { target: 'representation', message: `Parsing error(s): ${reason}` };
}

/** What the importer itself does not take (I16). */
export function parsingError(reason: string): Refusal {
  return invalid(detail(reason));
}

/**
 * What the service's OpenAPI reader finds, with its place; a second detail says that the whole is not valid
 * (reported in azure-docs#123982, azure-cli#29405).
 */
export function readerFault(reason: string, place?: Place): Refusal {
  return invalid(detail(place === undefined ? reason : `${reason} [${pointerText(place)}]`), detail(notValid.openapi));
}

/** What the reader of Swagger 2.0 finds: its places are written as paths (I17). */
export function swaggerFault(reason: string, place: Place): Refusal {
  return invalid(detail(`${reason} Path: ${pathText(place)}`));
}

export function notOpenApi(dialect: Dialect): Refusal {
  return invalid(detail(notValid[dialect]));
}

/** As reported in apiops#670: in small letters, and without details. */
export function duplicateSignature(signature: string): Refusal {
  return new Refusal(400, 'ValidationError', `Importing API has duplicate signature operations: 2 operations with signature '${signature}'`);
}

/** `#/paths/~1chat/post` */
function pointerText(place: Place): string {
  return `#/${place.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

/** `paths['/chat'].post.parameters[3]` */
function pathText(place: Place): string {
  return place.map((key) => (/^\d+$/.test(key) ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `['${key}']`)).join('').replace(/^\./, '');
}
