import { textAt, type JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry, refuseWhileUsed } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody, checkedWhole } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { backendBody, backendType } from './backend.ts';
import type { BackendContent } from './backend.ts';
import type { BackendFields } from './backend-fields.ts';
import { checkBackend } from './backend-rules.ts';

function bodyIn({ apiVersion }: Call): (entry: Entry<BackendContent>) => JsonObject {
  return (entry) => backendBody(entry, apiVersion);
}

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<BackendContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, checkedBody<BackendFields>(call).properties), bodyIn(call), before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<BackendContent>(call, 'Backend');
  checkIfMatch(call, before);
  return shown(write(call, checkedWhole(call, merged(before.content, checkedBody(call).properties))), bodyIn(call));
}

function write(call: Call, fields: BackendFields): Entry<BackendContent> {
  const members = checkBackend(call.state, call.parentId, call.id, fields);
  const services = fields.pool?.services.map((service, index) => ({ ...service, id: members[index] ?? service.id }));
  const content = services ? { ...fields, pool: { ...fields.pool, services } } : fields;
  return call.state.store.put({ id: call.id, type: backendType, content: content as BackendContent, references: members });
}

/** Refused while a policy or a pool names it, in the words recorded for fragments; for backends the service's answer is unconfirmed. */
function remove(call: Call): ArmResponse {
  return deleteEntry(call, { check: (entry) => refuseWhileUsed(call, entry, 'Backend') });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<BackendContent>(call.id, byName);
  return pageOf(call, all, { name: (entry) => entry.name, title: ({ content }) => textAt(content, 'title'), url: ({ content }) => textAt(content, 'url') }, bodyIn(call));
}

export const backends: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/backends',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<BackendContent>(call, 'Backend'), bodyIn(call)), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
