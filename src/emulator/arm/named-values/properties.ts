import type { JsonObject } from '../../../model/json.ts';
import { emptyAnswer } from '../answer.ts';
import { apiVersions, isAtLeast } from '../api-versions.ts';
import { deleteFound, refuseWhileUsed } from '../delete-entry.ts';
import { shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { notFound } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { checkNamedValue, namedValueContent } from './named-value-rules.ts';
import type { NamedValueFields } from './named-value-rules.ts';
import { namedValueAlias, namedValueType } from './named-value.ts';
import type { NamedValueContent } from './named-value.ts';

/** Named values as they were before 2019-12-01: under another name, and written at once (azsdknet-PropertiesTest_CreateListUpdateDelete). */
const collection = 'properties';
const inUse = 'Named Value';

/** Where it is stored. */
function namedValueId({ parentId, path }: Call): string {
  return `${parentId}/namedValues/${path.names.at(-1)}`;
}

function find(call: Call): Entry<NamedValueContent> | undefined {
  return call.state.store.find<NamedValueContent>(namedValueId(call));
}

function found(call: Call): Entry<NamedValueContent> {
  const entry = find(call);
  if (!entry) throw notFound('Property');
  return entry;
}

/** With the value of a secret, too: what kept it back came with the new name. */
function bodyOf({ id, name, content }: Entry<NamedValueContent>): JsonObject {
  const { displayName, value, secret, tags } = content;
  return { id: id.replace(/\/namedValues\/([^/]+)$/i, `/${collection}/$1`), type: `Microsoft.ApiManagement/service/${collection}`, name, properties: { displayName, value, tags: tags && [...tags], secret } };
}

function put(call: Call): ArmResponse {
  const before = find(call);
  checkName(call);
  checkIfMatch(call, before);
  return shown(write(call, checkedBody(call).properties, before), bodyOf, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = found(call);
  checkIfMatch(call, before);
  const { displayName, value, secret, tags } = before.content;
  const old: JsonObject = { displayName, secret, ...(tags && { tags: [...tags] }), ...(value !== null && { value }) };
  return shown(write(call, merged(old, checkedBody(call).properties), before), bodyOf);
}

function write(call: Call, fields: JsonObject, before: Entry<NamedValueContent> | undefined): Entry<NamedValueContent> {
  const { state } = call;
  const id = before?.id ?? namedValueId(call);
  const content = namedValueContent(call, fields as unknown as NamedValueFields);
  checkNamedValue(state, id, content);
  if (before && before.content.displayName !== content.displayName) refuseWhileUsed(call, before, inUse);
  return state.store.put({ id, type: namedValueType, content, alias: namedValueAlias(call.parentId, content.displayName) });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<NamedValueContent>(`${call.parentId}/namedValues`, byDisplayName);
  return pageOf(call, all, { name: ({ name }) => name, displayname: ({ content }) => content.displayName }, bodyOf);
}

function head(call: Call): ArmResponse {
  const entry = find(call);
  return entry ? emptyAnswer(200, { etag: etagHeader(entry.rowVersion) }) : emptyAnswer(404);
}

export const properties: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: `service/${collection}`,
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement.filter((version) => !isAtLeast(version, '2019-12-01')),
  item: {
    GET: (call) => shown(found(call), bodyOf),
    HEAD: head,
    PUT: put,
    PATCH: patch,
    DELETE: (call) => deleteFound(call, find(call), { check: (entry) => refuseWhileUsed(call, entry, inUse) }),
  },
  collection: { GET: list },
};
