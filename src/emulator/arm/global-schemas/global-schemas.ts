import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { acceptedWrite, provisioned } from '../async-write.ts';
import { deleteEntry } from '../delete-entry.ts';
import { headOf } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { polledItem } from '../polled-item.ts';
import { invalid } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { readXml } from '../schema/xml.ts';
import type { Entry } from '../store.ts';

/** A schema that the whole service shares: XML as text, JSON as an object. */
interface GlobalSchema {
  readonly schemaType: 'xml' | 'json';
  readonly description?: string;
  readonly value?: Json;
  readonly document?: JsonObject;
}

const globalSchemaType = 'Microsoft.ApiManagement/service/schemas';
const word = 'Schema';

function bodyOf(apiVersion: string) {
  return ({ id, type, name, content }: Entry<GlobalSchema>): JsonObject => ({ id, type, name, properties: { ...propertiesOf(content), ...provisioned(apiVersion) } });
}

function propertiesOf({ description, schemaType, value, document }: GlobalSchema): JsonObject {
  return { description: description ?? null, schemaType, ...(value === undefined ? {} : { value }), ...(document === undefined ? {} : { document }) };
}

function get(call: Call): ArmResponse {
  return polledItem<GlobalSchema>(call, word, bodyOf(call.apiVersion));
}

function put(call: Call): ArmResponse {
  checkName(call);
  const { store } = call.state;
  const before = store.find<GlobalSchema>(call.id);
  checkIfMatch(call, before);
  const content = checkedBody<GlobalSchema>(call).properties;
  if (before && before.content.schemaType !== content.schemaType) throw invalid({ target: 'schemaType', message: 'SchemaType cannot be changed' });
  checkPlace(content);
  const write = () => {
    checkXml(content);
    store.put({ id: call.id, type: globalSchemaType, content });
  };
  return acceptedWrite(call, before === undefined, write, propertiesOf(content));
}

function checkPlace({ schemaType, value, document }: GlobalSchema): void {
  if (schemaType === 'json' && (!isObject(document) || value !== undefined)) throw invalid({ target: 'document', message: 'A schema of type json has a document, and no value' });
  if (schemaType === 'xml' && (typeof value !== 'string' || document !== undefined)) throw invalid({ target: 'value', message: 'A schema of type xml has a value, and no document' });
}

/** What is no XML makes the operation fail. */
function checkXml({ schemaType, value }: GlobalSchema): void {
  const read = schemaType === 'xml' && typeof value === 'string' ? readXml(value) : undefined;
  if (read && 'fault' in read) throw invalid({ target: 'value', message: read.fault });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<GlobalSchema>(call.id, byName);
  return pageOf(call, all, { name: ({ name }) => name }, bodyOf(call.apiVersion));
}

export const globalSchemas: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/schemas',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, HEAD: headOf, PUT: put, DELETE: deleteEntry },
  collection: { GET: list },
};
