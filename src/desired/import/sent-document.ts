import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { ImportDocument } from '../../openapi/import-document.ts';
import { withDeployedIds } from '../../openapi/keep-ids.ts';
import { mergedInto, type OperationToKeep } from '../../openapi/merge.ts';
import { operationsOf } from '../../openapi/operations.ts';
import { messagesToKeep } from './messages-to-keep.ts';
import type { Fates } from './operation-fates.ts';

export interface SentDocument {
  /** Serialised. */
  readonly value: string;
  /** Operation ids in lower case, as ARM compares them, with method and template. */
  readonly routes: ReadonlyMap<string, string>;
  /** Names of the operations that it has only to keep them. */
  readonly keeps: readonly string[];
  /** Operations that no document can keep. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/**
 * The document as it is sent: with the ids that operations have already, and with the operations that stay.
 * @param describes whether it may describe the API, which a revision that is not current must not do
 */
export function sentDocument(imported: ImportDocument, { ids, kept }: Fates, describes: boolean): SentDocument {
  const document = describes ? imported : withoutDescription(imported);
  if (ids.size === 0 && kept.length === 0) return { value: document.value, routes: routesOf(document.document), keeps: [], refused: [] };
  const names = kept.map(({ operation }) => operation.name);
  const merged = mergedInto(withDeployedIds(document.document, ids, names), kept.map(({ operation }) => toKeep(operation)));
  const refused = new Set(merged.refused.map(({ name }) => name));
  const whole = withMessages(merged.document, kept.filter(({ operation }) => !refused.has(operation.name)));
  return { value: JSON.stringify(whole), routes: routesOf(whole), keeps: names.filter((name) => !refused.has(name)), refused: merged.refused };
}

function withMessages(document: JsonObject, kept: Fates['kept']): JsonObject {
  const { paths } = document;
  if (kept.length === 0 || !isObject(paths)) return document;
  const byId = new Map(kept.map(({ operation }) => [operation.name, operation]));
  const withMessage = (value: Json | undefined): Json | undefined => {
    const seen = byId.get(textAt(value, 'operationId') ?? '');
    if (seen === undefined || !isObject(value)) return value;
    const own = Array.isArray(value['parameters']) ? value['parameters'].filter(isObject) : [];
    const { parameters = [], ...messages } = messagesToKeep(seen, own.flatMap((parameter) => textAt(parameter, 'name') ?? []));
    const all = [...own, ...(Array.isArray(parameters) ? parameters : [])];
    return { ...value, ...(all.length === 0 ? {} : { parameters: all }), ...messages };
  };
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, isObject(item) ? Object.fromEntries(Object.entries(item).map(([key, value]) => [key, withMessage(value)])) : item])),
  };
}

function routesOf(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(operationsOf(document).map(({ method, operationId, urlTemplate }) => [operationId.toLowerCase(), `${method} ${urlTemplate}`]));
}

function withoutDescription(imported: ImportDocument): ImportDocument {
  const { info } = imported.document;
  if (!isObject(info) || info['description'] === undefined) return imported;
  const { description: _, ...rest } = info;
  const document = { ...imported.document, info: rest };
  return { ...imported, document, value: JSON.stringify(document) };
}

function toKeep({ body, name }: Seen): OperationToKeep {
  const description = textAt(body, 'properties', 'description');
  const parameters = at(body, 'properties', 'templateParameters');
  return {
    name,
    displayName: textAt(body, 'properties', 'displayName') ?? name,
    method: textAt(body, 'properties', 'method') ?? '',
    urlTemplate: textAt(body, 'properties', 'urlTemplate') ?? '',
    ...(description === undefined ? {} : { description }),
    templateParameters: Array.isArray(parameters) ? parameters.filter(isObject) : [],
  };
}
