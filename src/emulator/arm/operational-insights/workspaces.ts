import { createHash } from 'node:crypto';
import { within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkLocation } from '../service/service-location.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { workspaceBody, workspaceType } from './workspace.ts';
import type { WorkspaceContent } from './workspace.ts';

interface Asked {
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

function found(call: Call): Entry<WorkspaceContent> {
  const entry = call.state.store.find<WorkspaceContent>(call.id);
  if (!entry) throw resourceNotFound(workspaceType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

/** Done at once: 201 new, 200 changed, as specified. */
function put(call: Call): ArmResponse {
  const { state } = call;
  const name = call.path.names[0] ?? '';
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/.test(name)) throw bareRefusal(400, 'InvalidResourceName', `The name '${name}' is not one of a workspace: 4 to 63 letters, digits and dashes, no dash at the ends.`);
  const { location, tags = {}, properties: fields } = checkedBody<JsonObject, Asked>(call);
  const before = state.store.find<WorkspaceContent>(call.id);
  const region = checkLocation(workspaceType, location, name, call.path.resourceGroup, before?.content.location);
  return write(call, { location: region, tags, fields }, before);
}

function patch(call: Call): ArmResponse {
  const before = found(call);
  const { tags = before.content.tags, properties } = checkedBody<JsonObject, Partial<Asked>>(call);
  return write(call, { location: before.content.location, tags, fields: merged(before.content.fields, properties) }, before);
}

function write({ state, id }: Call, asked: Pick<WorkspaceContent, 'location' | 'tags' | 'fields'>, before: Entry<WorkspaceContent> | undefined): ArmResponse {
  const days = Number(asked.fields['retentionInDays'] ?? 30);
  if (days < 30 || days > 730) throw bareRefusal(400, 'InvalidParameter', "'RetentionInDays' property doesn't match the SKU limits: it must be between 30 and 730.");
  const now = timestamp(state.world);
  const content: WorkspaceContent = { ...asked, createdAt: before?.content.createdAt ?? now, modifiedAt: now };
  return answer(before ? 200 : 201, workspaceBody(state.store.put({ id, type: workspaceType, content })));
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  const all = call.state.store.ofType<WorkspaceContent>(workspaceType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: all.map(workspaceBody) });
}

/** 64 bytes each, as keys of workspaces are. */
function sharedKeys(call: Call): ArmResponse {
  const key = (which: string) => createHash('sha512').update(`${call.parentId.toLowerCase()} ${which}`).digest('base64');
  return answer(200, { primarySharedKey: key('primary'), secondarySharedKey: key('secondary') });
}

const common = { provider: 'Microsoft.OperationalInsights', level: 'resourceGroup', apiVersions: apiVersions.workspaces } as const;

export const workspaces: readonly Kind[] = [
  { ...common, type: 'workspaces', item: { GET: (call) => answer(200, workspaceBody(found(call))), PUT: put, PATCH: patch, DELETE: remove }, collection: { GET: list }, inSubscription: { GET: list } },
  { ...common, type: 'workspaces/sharedKeys', collection: { POST: sharedKeys } },
];
