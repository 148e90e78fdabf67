import { at, isObject, textAt } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import type { SchemaContent } from '../../../arm/apis/schemas.ts';
import type { OperationContent } from '../../../arm/operations/operation-content.ts';
import type { Store } from '../../../arm/store.ts';
import { isOfKind } from '../conversion/conversion-applies.ts';
import { schemaSample } from './schema-sample.ts';

export interface Example {
  readonly contentType: string | undefined;
  readonly body: string;
}

/**
 * What an operation's description says of an answer with this status: an example where there is one, else one made of
 * the schema, else nothing. `contentType` chooses among the media types, the first is taken without it; `index` chooses
 * among the examples.
 */
export function operationExample(store: Store, operationId: string, asked: { readonly status: number; readonly contentType: string | undefined; readonly index: number }): Example {
  const content = store.find<OperationContent>(operationId)?.content;
  const response = content?.responses.find((one) => one['statusCode'] === asked.status);
  const all = listOf(response, 'representations');
  const chosen = asked.contentType === undefined ? all[0] : all.find((one) => mediaType(textAt(one, 'contentType')) === mediaType(asked.contentType));
  const contentType = asked.contentType ?? textAt(chosen, 'contentType');
  if (chosen === undefined) return { contentType, body: '' };
  return { contentType, body: stated(chosen, asked.index) ?? generated(store, operationId, chosen) ?? '' };
}

function stated(representation: JsonObject, index: number): string | undefined {
  const { examples } = representation;
  const value = isObject(examples) ? at(Object.values(examples)[index], 'value') : undefined;
  if (value !== undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  return textAt(representation, 'sample');
}

/** XML is not made of schemas. */
function generated(store: Store, operationId: string, representation: JsonObject): string | undefined {
  const [schemaId, typeName] = [textAt(representation, 'schemaId'), textAt(representation, 'typeName')];
  if (schemaId === undefined || typeName === undefined || !isOfKind(textAt(representation, 'contentType') ?? '', 'json')) return undefined;
  const apiId = operationId.slice(0, operationId.toLowerCase().lastIndexOf('/operations/'));
  const document = store.find<SchemaContent>(`${apiId}/schemas/${schemaId}`)?.content.document;
  const schema = at(document, 'components', 'schemas', typeName) ?? at(document, 'definitions', typeName);
  return document === undefined || schema === undefined ? undefined : JSON.stringify(schemaSample(document, schema));
}

function mediaType(text: string | undefined): string {
  return text?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function listOf(value: JsonObject | undefined, key: string): readonly JsonObject[] {
  const list: Json | undefined = value?.[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
