import { sameId } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry, removeReferrers } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, invalid } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { groupAlias, groupBody, groupType } from './group.ts';
import type { GroupContent } from './group.ts';

const word = 'Group';

interface GroupFields {
  readonly displayName: string;
  readonly description?: string;
  readonly type?: GroupContent['type'];
  readonly externalId?: string;
}

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<GroupContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, before, checkedBody<GroupFields>(call).properties), groupBody, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<GroupContent>(call, word);
  checkIfMatch(call, before);
  const { builtIn: _, ...old } = before.content;
  const stated = Object.fromEntries(Object.entries(old).filter(([, value]) => value !== null)) as JsonObject;
  return shown(write(call, before, merged(stated, checkedBody(call).properties) as unknown as GroupFields), groupBody);
}

function write(call: Call, before: Entry<GroupContent> | undefined, fields: GroupFields): Entry<GroupContent> {
  if (before) refuseBuiltIn(before, 'changed');
  const { displayName, description = null, type = 'custom', externalId = null } = fields;
  if (type === 'system') throw invalid({ target: 'type', message: 'System groups are created by the service only.' });
  if ((type === 'external') !== (externalId !== null)) throw invalid({ target: 'externalId', message: "ExternalId is required for a group of type 'external' and must not be specified for another." });
  const alias = groupAlias(call.parentId, displayName);
  const taken = call.state.store.findAlias(alias);
  if (taken && !sameId(taken.id, call.id)) throw invalid({ target: 'name', message: 'Group with the same name already exists' });
  return call.state.store.put({ id: call.id, type: groupType, content: { displayName, description, builtIn: false, type, externalId }, alias });
}

function refuseBuiltIn({ name, content }: Entry<GroupContent>, verb: string): void {
  if (content.builtIn) throw new Refusal(400, 'ValidationError', `The system group '${name}' cannot be ${verb}.`);
}

/** With its links to products. */
function remove(call: Call): ArmResponse {
  return deleteEntry<GroupContent>(call, {
    check: (entry) => {
      refuseBuiltIn(entry, 'deleted');
      removeReferrers(call, entry);
    },
  });
}

export const groupFilter = {
  name: ({ name }: Entry<GroupContent>) => name,
  displayname: ({ content }: Entry<GroupContent>) => content.displayName,
  description: ({ content }: Entry<GroupContent>) => content.description,
  externalid: ({ content }: Entry<GroupContent>) => content.externalId,
};

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<GroupContent>(call.id, byDisplayName);
  return pageOf(call, all, groupFilter, groupBody);
}

export const groups: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/groups',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<GroupContent>(call, word), groupBody), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
