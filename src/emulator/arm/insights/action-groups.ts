import { within } from '../../../model/arm-id.ts';
import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { checkLocation } from '../service/service-location.ts';
import type { Entry } from '../store.ts';

export const actionGroupType = 'Microsoft.Insights/actionGroups';

interface Content {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly fields: JsonObject;
}

interface Asked {
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const receiverLists = ['emailReceivers', 'smsReceivers', 'webhookReceivers', 'eventHubReceivers', 'itsmReceivers', 'azureAppPushReceivers', 'automationRunbookReceivers', 'voiceReceivers', 'logicAppReceivers', 'azureFunctionReceivers', 'armRoleReceivers'];
const withStatus: ReadonlySet<string> = new Set(['emailReceivers', 'smsReceivers']);

/** Every list of receivers is there, empty where nothing was stated. */
function bodyOf({ id, name: groupName, content }: Entry<Content>): JsonObject {
  const { fields } = content;
  const receivers = receiverLists.map((name): [string, Json] => [name, receiversIn(fields, name).map((one) => ({ ...one, ...(withStatus.has(name) && { status: 'Enabled' }) }))]);
  return {
    id,
    type: 'Microsoft.Insights/ActionGroups',
    name: groupName,
    location: content.location,
    kind: null,
    tags: { ...content.tags },
    properties: { groupShortName: fields['groupShortName'] ?? null, enabled: fields['enabled'] ?? true, ...Object.fromEntries(receivers) },
    identity: null,
  };
}

function receiversIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const all = fields[name];
  return Array.isArray(all) ? all.filter(isObject) : [];
}

function found(call: Call): Entry<Content> {
  const entry = call.state.store.find<Content>(call.id);
  if (!entry) throw resourceNotFound(actionGroupType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

function put(call: Call): ArmResponse {
  checkName(call);
  const { location, tags, properties } = checkedBody<JsonObject, Asked>(call);
  const before = call.state.store.find<Content>(call.id);
  const region = regionName(location) === 'global' ? location : checkLocation(actionGroupType, location, call.path.names[0] ?? '', call.path.resourceGroup, before?.content.location);
  const names = receiverLists.flatMap((kind) => receiversIn(properties, kind).flatMap(({ name }) => (typeof name === 'string' ? [name.toLowerCase()] : [])));
  if (new Set(names).size < names.length) throw bareRefusal(400, 'BadRequest', 'The names of receivers must be unique within an action group.');
  return shown(call, { location: region, tags, fields: properties }, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  const { content } = found(call);
  const { tags = content.tags, properties } = checkedBody<JsonObject, Partial<Asked>>(call);
  return shown(call, { ...content, tags, fields: { ...content.fields, ...properties } }, 200);
}

function shown({ state, id }: Call, content: Content, status: number): ArmResponse {
  return answer(status, bodyOf(state.store.put({ id, type: actionGroupType, content })));
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  return answer(200, { value: call.state.store.ofType<Content>(actionGroupType).filter(({ id }) => within(id, call.parentId)).map(bodyOf) });
}

export const actionGroups: Kind = {
  provider: 'Microsoft.Insights',
  type: 'actionGroups',
  level: 'resourceGroup',
  apiVersions: apiVersions.actionGroups,
  item: { GET: (call) => answer(200, bodyOf(found(call))), PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
