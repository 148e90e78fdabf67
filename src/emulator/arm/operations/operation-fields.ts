import * as z from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import { bounded } from '../fields.ts';
import type { OperationContent } from './operation-content.ts';

const parameter = z.strictObject({
  name: bounded(1, 400),
  description: z.string().optional(),
  type: bounded(1, 100),
  defaultValue: z.string().optional(),
  required: z.boolean().optional(),
  values: z.array(z.string()).optional(),
  schemaId: z.string().optional(),
  typeName: z.string().optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
});

const representation = z.strictObject({
  contentType: bounded(1, 400),
  schemaId: z.string().optional(),
  typeName: z.string().optional(),
  sample: z.string().optional(),
  formParameters: z.array(parameter).optional(),
  examples: z.record(z.string(), z.unknown()).optional(),
});

const request = z.strictObject({
  description: z.string().optional(),
  queryParameters: z.array(parameter).optional(),
  headers: z.array(parameter).optional(),
  representations: z.array(representation).optional(),
});

const response = z.strictObject({
  statusCode: z.number().int(),
  description: z.string().optional(),
  representations: z.array(representation).optional(),
  headers: z.array(parameter).optional(),
});

export const operationFields = z.strictObject({
  displayName: bounded(1, 300),
  method: z.string().min(1).max(20).regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'not an HTTP method'),
  urlTemplate: bounded(1, 1000),
  templateParameters: z.array(parameter).optional(),
  description: z.string().max(1000).optional(),
  request: request.optional(),
  responses: z.array(response).optional(),
  policies: z.string().optional(),
});

type Parameter = z.infer<typeof parameter>;
type OperationFields = z.infer<typeof operationFields>;

/** Defaults as recorded (arm-behaviour 28). */
export function operationContent(fields: OperationFields): OperationContent {
  return {
    displayName: fields.displayName,
    method: fields.method,
    urlTemplate: fields.urlTemplate,
    templateParameters: (fields.templateParameters ?? []).map(withValues),
    description: fields.description ?? null,
    request: fields.request
      ? ({
          ...(fields.request.description === undefined ? {} : { description: fields.request.description }),
          queryParameters: (fields.request.queryParameters ?? []).map(withValues),
          headers: (fields.request.headers ?? []).map(withValues),
          representations: fields.request.representations ?? [],
        } as JsonObject)
      : null,
    responses: (fields.responses ?? []).map(
      (item) =>
        ({
          statusCode: item.statusCode,
          ...(item.description === undefined ? {} : { description: item.description }),
          representations: item.representations ?? [],
          headers: (item.headers ?? []).map(withValues),
        }) as JsonObject,
    ),
  };
}

function withValues(given: Parameter): JsonObject {
  return { ...given, values: given.values ?? [] } as JsonObject;
}
