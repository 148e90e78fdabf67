import { isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Parameter } from './parameters.ts';
import { resolved } from './references.ts';
import type { Route } from './routes.ts';
import { componentName, numberedResponses, requestBodyOf } from './type-names.ts';

export interface MessageContext {
  readonly root: JsonObject;
  /** The API's schemas, where it has any. */
  readonly schemaId: string | undefined;
  readonly inline: ReadonlyMap<JsonObject, string>;
}

/** Null where there is nothing to say: lists then leave the request out. Cookies have no place in it. */
export function requestOf(context: MessageContext, route: Route, parameters: readonly Parameter[]): JsonObject | null {
  const body = requestBodyOf(context.root, route);
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ contract }) => contract);
  const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ contract }) => contract);
  const representations = representationsOf(context, body);
  if (query.length + headers.length + representations.length === 0) return null;
  const description = textAt(body, 'description');
  return { ...(description === undefined ? {} : { description }), queryParameters: query, headers, representations };
}

export function responsesOf(context: MessageContext, route: Route): readonly JsonObject[] {
  return numberedResponses(context.root, route).map(([status, response]) => {
    const description = textAt(response, 'description');
    return {
      statusCode: Number(status),
      ...(description === undefined ? {} : { description }),
      representations: representationsOf(context, response),
      headers: headersOf(context.root, response),
    };
  });
}

/** `example` is taken over, `examples` are not (import restrictions). */
function representationsOf({ inline, schemaId }: MessageContext, message: JsonObject): readonly JsonObject[] {
  const content = message['content'];
  if (!isObject(content)) return [];
  return Object.entries(content).map(([contentType, media]) => {
    const schema = isObject(media) ? media['schema'] : undefined;
    const example = isObject(media) ? media['example'] : undefined;
    const typeName = componentName(schema) ?? (isObject(schema) ? inline.get(schema) : undefined);
    return {
      contentType,
      ...(example === undefined || example === null ? {} : { examples: { default: { value: example } } }),
      ...(schemaId === undefined || typeName === undefined ? {} : { schemaId, typeName }),
    };
  });
}

function headersOf(root: JsonObject, response: JsonObject): readonly JsonObject[] {
  const headers = response['headers'];
  if (!isObject(headers)) return [];
  return Object.entries(headers).map(([name, value]) => {
    const header = resolved(root, value);
    const description = textAt(header, 'description');
    return { name, ...(description === undefined ? {} : { description }), type: textAt(resolved(root, header['schema']), 'type') ?? 'string', values: [] };
  });
}
