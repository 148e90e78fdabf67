import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';

/**
 * Parameters, request and responses of an operation that stays, in OpenAPI: what an import makes of them is near to what
 * stood there, also where a run ends before that is written back. Schemas are left out, for an import brings its own.
 * @param taken names of parameters that the operation has in its template
 */
export function messagesToKeep({ body }: Seen, taken: readonly string[]): JsonObject {
  const request = at(body, 'properties', 'request');
  const parameters = [...parametersIn('query', at(request, 'queryParameters'), taken), ...parametersIn('header', at(request, 'headers'), unnamed)];
  const content = contentOf(at(request, 'representations'));
  const takesBody = ['POST', 'PUT', 'PATCH'].includes(textAt(body, 'properties', 'method')?.toUpperCase() ?? '');
  const responses = objectsIn(at(body, 'properties', 'responses')).flatMap(responseOf);
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === undefined || !takesBody ? {} : { requestBody: { ...described(request), content } }),
    ...(responses.length === 0 ? {} : { responses: Object.fromEntries(responses) }),
  };
}

/** OpenAPI has other places for these headers. */
const unnamed: readonly string[] = ['accept', 'content-type', 'authorization'];

function parametersIn(where: 'query' | 'header', list: Json | undefined, taken: readonly string[]): readonly JsonObject[] {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  return objectsIn(list).flatMap((contract) => {
    const name = textAt(contract, 'name') ?? '';
    if (!/^[\w.$-]+$/.test(name) || names.has(name.toLowerCase())) return [];
    names.add(name.toLowerCase());
    const type = textAt(contract, 'type') ?? '';
    return [{ name, in: where, ...(at(contract, 'required') === true ? { required: true } : {}), ...described(contract), schema: { type: types.includes(type) ? type : 'string' } }];
  });
}

const types = ['string', 'number', 'integer', 'boolean'];

function responseOf(response: JsonObject): readonly (readonly [string, JsonObject])[] {
  const { statusCode } = response;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) return [];
  const content = contentOf(response['representations']);
  return [[String(statusCode), { description: textAt(response, 'description') ?? '', ...(content === undefined ? {} : { content }) }]];
}

function contentOf(representations: Json | undefined): JsonObject | undefined {
  const media = objectsIn(representations).flatMap((each) => textAt(each, 'contentType') ?? []).filter((type) => /^[\w.+*-]+\/[\w.+*-]+$/.test(type));
  return media.length === 0 ? undefined : Object.fromEntries(media.map((type) => [type, {}]));
}

function described(contract: Json | undefined): { readonly description?: string } {
  const description = textAt(contract, 'description') ?? '';
  return description === '' ? {} : { description };
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
