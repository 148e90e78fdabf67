import type { JsonObject } from '../../../model/json.ts';
import type { OperationContent } from './operation-content.ts';

/** An operation's properties, as the table of fields has checked them. */
export interface OperationFields {
  readonly displayName: string;
  readonly method: string;
  readonly urlTemplate: string;
  readonly templateParameters?: readonly JsonObject[];
  readonly description?: string;
  readonly request?: OperationMessage;
  readonly responses?: readonly (OperationMessage & { readonly statusCode: number })[];
  readonly policies?: string;
}

interface OperationMessage {
  readonly description?: string;
  readonly queryParameters?: readonly JsonObject[];
  readonly headers?: readonly JsonObject[];
  readonly representations?: readonly JsonObject[];
}

/** Defaults as recorded (arm-behaviour 28). */
export function operationContent(fields: OperationFields): OperationContent {
  return {
    displayName: fields.displayName,
    method: fields.method,
    urlTemplate: fields.urlTemplate,
    templateParameters: withValues(fields.templateParameters),
    description: fields.description ?? null,
    request: fields.request ? { ...described(fields.request), queryParameters: withValues(fields.request.queryParameters), headers: withValues(fields.request.headers), representations: fields.request.representations ?? [] } : null,
    responses: (fields.responses ?? []).map((item) => ({ statusCode: item.statusCode, ...described(item), representations: item.representations ?? [], headers: withValues(item.headers) })),
  };
}

function described({ description }: OperationMessage): JsonObject {
  return description === undefined ? {} : { description };
}

function withValues(parameters: readonly JsonObject[] = []): readonly JsonObject[] {
  return parameters.map((given) => ({ ...given, values: given['values'] ?? [] }));
}
