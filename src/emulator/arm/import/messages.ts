import { isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { nameOf } from '../../../model/arm-id.ts';
import type { Parameter } from './parameters.ts';
import { resolved } from './references.ts';

interface MessageContext {
  readonly root: JsonObject;
  readonly schemaId: string | undefined;
  /** For types without a name of their own. */
  readonly typeName: string;
}

/** Null where there is nothing to say: lists then leave the request out. */
export function requestOf(context: MessageContext, operation: JsonObject, parameters: readonly Parameter[]): JsonObject | null {
  const body = resolved(context.root, operation['requestBody']);
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ contract }) => contract);
  const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ contract }) => contract);
  const representations = representationsOf({ ...context, typeName: `${context.typeName}Request` }, body);
  if (query.length + headers.length + representations.length === 0) return null;
  const description = textAt(body, 'description');
  return { ...(description === undefined ? {} : { description }), queryParameters: query, headers, representations };
}

/** Responses with a number; `default` and ranges such as 4XX have no place in ARM's shape. */
export function responsesOf(context: MessageContext, operation: JsonObject): readonly JsonObject[] {
  const responses = operation['responses'];
  if (!isObject(responses)) return [];
  return Object.entries(responses).flatMap(([status, value]) => {
    if (!/^\d{3}$/.test(status)) return [];
    const response = resolved(context.root, value);
    const description = textAt(response, 'description');
    return [
      {
        statusCode: Number(status),
        ...(description === undefined ? {} : { description }),
        representations: representationsOf({ ...context, typeName: `${context.typeName}${status}Response` }, response),
        headers: headersOf(context.root, response),
      },
    ];
  });
}

function representationsOf(context: MessageContext, message: JsonObject): readonly JsonObject[] {
  const content = message['content'];
  if (!isObject(content)) return [];
  return Object.entries(content).map(([contentType, value]) => {
    const schema = isObject(value) ? value['schema'] : undefined;
    const named = textAt(schema, '$ref');
    if (schema === undefined || context.schemaId === undefined) return { contentType };
    return { contentType, schemaId: context.schemaId, typeName: named === undefined ? context.typeName : nameOf(named) };
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
