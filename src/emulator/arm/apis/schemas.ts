import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast, apiVersions } from '../api-versions.ts';
import { acceptedWrite, provisioned } from '../async-write.ts';
import { deleteEntry } from '../delete-entry.ts';
import { headOf, shown } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { polledItem } from '../polled-item.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';
import { checkDocument, checkSchema, refuseUsedSchema } from './schema-rules.ts';
import type { SchemaFields } from './schema-rules.ts';

/** The types of an API: left behind by an import, or put. */
export interface SchemaContent {
  readonly contentType: string;
  readonly document: JsonObject;
}

export const schemaType = 'Microsoft.ApiManagement/service/apis/schemas';
const word = 'Schema';

function bodyOf(apiVersion: string) {
  return ({ id, type, name, content: { contentType, document } }: Entry<SchemaContent>): JsonObject => ({ id, type, name, properties: { contentType, document, ...provisioned(apiVersion) } });
}

function get(call: Call): ArmResponse {
  return polledItem<SchemaContent>(call, word, bodyOf(call.apiVersion));
}

/** Asynchronous since 2021 (azurecli-apim_core_service#308). */
function put(call: Call): ArmResponse {
  checkName(call);
  const { store } = call.state;
  const before = store.find<SchemaContent>(call.id);
  checkIfMatch(call, before);
  const content = checkSchema(checkedBody<SchemaFields>(call).properties);
  const write = () => {
    checkDocument(content, store.find<ApiContent>(call.parentId)?.content);
    return store.put({ id: call.id, type: schemaType, content });
  };
  if (!isAtLeast(call.apiVersion, '2021-01-01')) return shown(write(), bodyOf(call.apiVersion), before ? 200 : 201);
  return acceptedWrite(call, before === undefined, () => void write(), { contentType: content.contentType, document: content.document });
}

function remove(call: Call): ArmResponse {
  const forced = call.query.get('force')?.toLowerCase() === 'true';
  return deleteEntry(call, {
    check: (entry) => {
      if (!forced) refuseUsedSchema(call.state, call.parentId, entry.name);
    },
  });
}

/** Without the documents (azurecli-apim_core_service#318). */
function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<SchemaContent>(call.id, byName);
  return pageOf(call, all, { name: (entry) => entry.name, contenttype: ({ content }) => content.contentType }, ({ id, type, name, content: { contentType } }) => ({ id, type, name, properties: { contentType } }));
}

export const schemas: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/schemas',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, HEAD: headOf, PUT: put, DELETE: remove },
  collection: { GET: list },
};
