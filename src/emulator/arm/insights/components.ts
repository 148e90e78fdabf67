import { within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import { workspaceType } from '../operational-insights/workspace.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkLocation } from '../service/service-location.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { componentBody, componentType } from './component.ts';
import type { ComponentContent } from './component.ts';
import { putManagedWorkspace, removeManagedWorkspace } from './managed-workspace.ts';

interface Asked {
  readonly kind: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

interface Fields extends JsonObject {
  readonly WorkspaceResourceId?: string;
  readonly RetentionInDays?: number;
  readonly SamplingPercentage?: number;
}

/** The documented steps. */
const retention: readonly number[] = [30, 60, 90, 120, 180, 270, 365, 550, 730];

function found(call: Call): Entry<ComponentContent> {
  const entry = call.state.store.find<ComponentContent>(call.id);
  if (!entry) throw resourceNotFound(componentType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

/** 200 for a new one too (A24#132). */
function put(call: Call): ArmResponse {
  const { state } = call;
  const name = call.path.names[0] ?? '';
  if (!/^[^%&\\?/]{0,259}[^%&\\?/. ]$/.test(name)) throw bareRefusal(400, 'InvalidResourceName', `The name '${name}' is not one of a component: 1 to 260 characters, none of % & \\ ? /, no dot or space at the end.`);
  const { kind, location, tags = {}, properties: fields } = checkedBody<Fields, Asked>(call);
  const before = state.store.find<ComponentContent>(call.id);
  const region = checkLocation(componentType, location, name, call.path.resourceGroup, before?.content.location);
  checkFields(call, fields);
  const content: ComponentContent = { kind, location: region, tags, createdAt: before?.content.createdAt ?? timestamp(state.world), fields };
  const entry = state.store.put({ id: call.id, type: componentType, content });
  putManagedWorkspace(state, entry);
  return answer(200, componentBody(state, entry));
}

function checkFields(call: Call, { WorkspaceResourceId: workspace, RetentionInDays: days, SamplingPercentage: percentage }: Fields): void {
  if (workspace !== undefined && call.state.store.find(workspace)?.type !== workspaceType) {
    throw bareRefusal(400, 'BadRequest', `The workspace '${workspace}' of the component was not found.`);
  }
  if (days !== undefined && !retention.includes(days)) throw bareRefusal(400, 'BadRequest', `RetentionInDays must be one of ${retention.join(', ')}.`);
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) throw bareRefusal(400, 'BadRequest', 'SamplingPercentage must be between 0 and 100.');
}

function patch(call: Call): ArmResponse {
  const before = found(call);
  const { tags = before.content.tags } = checkedBody<object, Partial<Asked>>(call);
  return answer(200, componentBody(call.state, call.state.store.put({ id: before.id, type: componentType, content: { ...before.content, tags } })));
}

function remove(call: Call): ArmResponse {
  const entry = call.state.store.find<ComponentContent>(call.id);
  if (!entry) return emptyAnswer(204);
  call.state.store.remove(call.id);
  removeManagedWorkspace(call.state.store, entry);
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  const all = call.state.store.ofType<ComponentContent>(componentType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: all.map((entry) => componentBody(call.state, entry)) });
}

export const components: Kind = {
  provider: 'Microsoft.Insights',
  type: 'components',
  level: 'resourceGroup',
  apiVersions: apiVersions.insightsComponents,
  item: { GET: (call) => answer(200, componentBody(call.state, found(call))), PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
