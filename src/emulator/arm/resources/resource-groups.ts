import { answer, emptyAnswer } from '../answer.ts';
import { authorize } from '../front-door/authorize.ts';
import { requestBody } from '../front-door/body.ts';
import { containerOf } from '../front-door/scope.ts';
import type { ArmRequest, ArmResponse } from '../plane.ts';
import { gatewayRefusal, methodNotAllowed } from '../refusal.ts';
import { isRegion, regionName, regionNames } from '../regions.ts';
import { checkFields } from '../schema/check-fields.ts';
import { checkNameOf } from '../schema/check-name.ts';
import type { ArmState } from '../state.ts';
import { deleteGroup } from './delete-group.ts';
import { groupBody, groupsOf, groupType } from './subscriptions.ts';
import type { GroupContent } from './subscriptions.ts';

/** A request for a resource group, or for all of a subscription where none is named. */
export interface GroupCall {
  readonly state: ArmState;
  readonly request: ArmRequest;
  readonly subscription: string;
  readonly group: string | undefined;
  readonly apiVersion: string;
  readonly query: URLSearchParams;
}

const action = 'Microsoft.Resources/subscriptions/resourceGroups';
const verbs: Readonly<Record<string, string>> = { GET: 'read', HEAD: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

export function serveGroups(call: GroupCall): ArmResponse {
  const { state, request, subscription, group } = call;
  const verb = verbs[request.method];
  if (verb === undefined || (group === undefined && request.method !== 'GET')) return methodNotAllowed(request.method, group === undefined ? ['GET'] : Object.keys(verbs));
  const scope = `/subscriptions/${subscription}${group === undefined ? '' : `/resourceGroups/${group}`}`;
  authorize(state, request.caller, `${action}/${verb}`, scope);
  if (group === undefined) return list(call);
  if (request.method === 'PUT') return put(call, scope, group);
  if (request.method === 'GET') state.operations.observeOn(scope);
  const id = containerOf(state, { subscription, resourceGroup: group });
  if (request.method === 'DELETE') return deleteGroup(call, id);
  if (request.method === 'PATCH') return patch(call, id);
  const entry = state.store.find<GroupContent>(id);
  if (!entry || request.method === 'HEAD') return emptyAnswer(204);
  return answer(200, groupBody(state, entry));
}

function list({ state, subscription, query }: GroupCall): ArmResponse {
  const top = Number(query.get('$top') ?? 1000);
  return answer(200, { value: groupsOf(state, subscription).slice(0, top).map((entry) => groupBody(state, entry)) });
}

interface Asked {
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly managedBy?: string;
}

/** 201 for a new one, else 200 (arm-behaviour 57). A group does not move. */
function put({ state, request, apiVersion }: GroupCall, id: string, name: string): ArmResponse {
  checkNameOf(groupType, apiVersion, name);
  const asked = checkFields<object, Asked>({ type: groupType, method: 'PUT', apiVersion }, requestBody(request));
  const location = regionName(asked.location);
  const before = state.store.find<GroupContent>(id);
  if (before) refuseWhileDeleting(state, before.id);
  if (!isRegion(location)) throw gatewayRefusal(400, 'LocationNotAvailableForResourceGroup', `The provided location '${asked.location}' is not available for resource group. List of available regions is '${regionNames().join(',')}'.`);
  if (before && before.content.location !== location) {
    throw gatewayRefusal(409, 'InvalidResourceGroupLocation', `Invalid resource group location '${asked.location}'. The Resource group already exists in location '${before.content.location}'.`);
  }
  const content: GroupContent = { location, tags: asked.tags ?? {}, ...(asked.managedBy === undefined ? {} : { managedBy: asked.managedBy }) };
  const entry = state.store.put({ id, type: groupType, content });
  return answer(before ? 200 : 201, groupBody(state, entry));
}

function patch({ state, request, apiVersion }: GroupCall, id: string): ArmResponse {
  refuseWhileDeleting(state, id);
  const asked = checkFields<object, Partial<Asked>>({ type: groupType, method: 'PATCH', apiVersion }, requestBody(request));
  const before = state.store.find<GroupContent>(id);
  if (!before) return emptyAnswer(404);
  const { managedBy } = asked;
  const content: GroupContent = { ...before.content, tags: asked.tags ?? before.content.tags, ...(managedBy === undefined ? {} : { managedBy }) };
  return answer(200, groupBody(state, state.store.put({ id: before.id, type: groupType, content })));
}

/** Nothing is written to a group that is going away, nor to what lies in it. */
export function refuseWhileDeleting(state: ArmState, groupId: string): void {
  if (!state.operations.observeOn(groupId)) return;
  const name = groupId.slice(groupId.lastIndexOf('/') + 1);
  throw gatewayRefusal(409, 'ResourceGroupBeingDeleted', `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`);
}
