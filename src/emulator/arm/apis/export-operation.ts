import { at, isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { OperationContent } from '../operations/operation-content.ts';
import { placeholdersOf } from '../operations/operation-content.ts';
import type { Entry } from '../store.ts';
import { exportedParameter, parameterSchema } from './export-parameter.ts';

interface ExportedOperation {
  /** With a slash at its start; wildcards stand in it as they are. */
  readonly template: string;
  readonly operation: JsonObject;
}

/** The name becomes the operationId, the display name the summary (import restrictions, «Export API as OpenAPI»). */
export function exportedOperation({ name, content }: Pick<Entry<OperationContent>, 'name' | 'content'>, schemas: JsonObject): ExportedOperation {
  const template = content.urlTemplate.replace(/^\/*/, '/');
  const inPath = placeholdersOf(template.split('?')[0] ?? '');
  const { request } = content;
  const parameters = [
    ...content.templateParameters.map((parameter) => exportedParameter({ ...parameter, required: true }, inPath.includes(textAt(parameter, 'name') ?? '') ? 'path' : 'query')),
    ...listOf(request, 'queryParameters').map((parameter) => exportedParameter(parameter, 'query')),
    ...listOf(request, 'headers').map((parameter) => exportedParameter(parameter, 'header')),
  ];
  const body = contentOf(request, schemas);
  const bodyDescription = textAt(request ?? undefined, 'description');
  const operation = {
    summary: content.displayName,
    ...(content.description === null ? {} : { description: content.description }),
    operationId: name,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { ...(bodyDescription === undefined ? {} : { description: bodyDescription }), content: body } }),
    responses: responsesOf(content, schemas),
  };
  return { template, operation };
}

/** One without responses gets an empty 200, as exports of such operations show. */
function responsesOf({ responses }: OperationContent, schemas: JsonObject): JsonObject {
  if (responses.length === 0) return { 200: { description: '' } };
  return Object.fromEntries(
    responses.map((response) => {
      const content = contentOf(response, schemas);
      const headers = listOf(response, 'headers').map((header) => {
        const description = textAt(header, 'description');
        return [textAt(header, 'name') ?? '', { ...(description === undefined ? {} : { description }), schema: parameterSchema(header) }] as const;
      });
      return [
        String(response['statusCode']),
        {
          description: textAt(response, 'description') ?? '',
          ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
          ...(content === undefined ? {} : { content }),
        },
      ];
    }),
  );
}

function contentOf(message: JsonObject | null, schemas: JsonObject): JsonObject | undefined {
  const representations = listOf(message, 'representations');
  if (representations.length === 0) return undefined;
  return Object.fromEntries(
    representations.map((representation) => {
      const typeName = textAt(representation, 'typeName') ?? '';
      const form = listOf(representation, 'formParameters');
      const example = at(representation, 'examples', 'default', 'value') ?? textAt(representation, 'sample');
      const schema = Object.hasOwn(schemas, typeName)
        ? { $ref: `#/components/schemas/${typeName}` }
        : form.length === 0
          ? undefined
          : { type: 'object', properties: Object.fromEntries(form.map((parameter) => [textAt(parameter, 'name') ?? '', parameterSchema(parameter)])) };
      return [textAt(representation, 'contentType') ?? '', { ...(schema === undefined ? {} : { schema }), ...(example === undefined ? {} : { example }) }];
    }),
  );
}

function listOf(value: JsonObject | null, key: string): readonly JsonObject[] {
  const list: Json | undefined = value?.[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
