import type { JsonObject } from '../../../model/json.ts';
import { within } from '../../../model/arm-id.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import { checkedBody } from '../schema/check-fields.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

export const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';

interface IdentityContent {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The two ids that a resource shows of an identity attached to it. */
export function identityBody(state: ArmState, id: string): { readonly principalId: string; readonly clientId: string } {
  return state.directory.userIdentityOf(id);
}

/** ARM answers these ids with `resourcegroups` in lower case (arm-behaviour 46). */
export function putIdentity(state: ArmState, id: string, content: IdentityContent): Entry<IdentityContent> {
  state.directory.add(state.directory.userIdentityOf(id).principalId, 'ServicePrincipal');
  return state.store.put({ id: id.replace('/resourceGroups/', '/resourcegroups/'), type: identityType, content });
}

function bodyOf(state: ArmState, entry: Entry<IdentityContent>): JsonObject {
  const { tenantId } = state.directory;
  return {
    location: entry.content.location,
    tags: { ...entry.content.tags },
    id: entry.id,
    name: entry.name,
    type: entry.type,
    properties: { tenantId, ...identityBody(state, entry.id) },
  };
}

function get(call: Call) {
  const entry = call.state.store.find<IdentityContent>(call.id);
  if (!entry) throw resourceNotFound(identityType, call.path.names[0] ?? '', call.path.resourceGroup);
  return answer(200, bodyOf(call.state, entry));
}

function put(call: Call) {
  const asked = checkedBody<JsonObject, { readonly location: string; readonly tags?: Readonly<Record<string, string>> }>(call);
  const before = call.state.store.find(call.id);
  const entry = putIdentity(call.state, call.id, { location: asked.location, tags: asked.tags ?? {} });
  return answer(before ? 200 : 201, bodyOf(call.state, entry), before ? {} : { location: entry.id });
}

function remove(call: Call) {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

function list(call: Call) {
  const found = call.state.store.ofType<IdentityContent>(identityType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: found.map((entry) => bodyOf(call.state, entry)) });
}

export const userAssignedIdentities: Kind = {
  provider: 'Microsoft.ManagedIdentity',
  type: 'userAssignedIdentities',
  level: 'resourceGroup',
  apiVersions: apiVersions.managedIdentity,
  item: { GET: get, PUT: put, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
