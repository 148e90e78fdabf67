import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions, isAtLeast } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import { announceIdentity, identityAsked, noIdentity } from '../identity/resource-identity.ts';
import type { AskedIdentity } from '../identity/resource-identity.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { checkLocation } from '../service/service-location.ts';
import type { Entry } from '../store.ts';
import { authorOf } from '../system-data.ts';
import { resourceEtag } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import { checkCognitiveIfMatch, refuseWhileParentChanges } from './account-refusals.ts';
import { projectBody, projectType, tellAccount } from './project.ts';
import type { ProjectContent } from './project.ts';

interface Asked {
  readonly location?: string;
  readonly identity?: AskedIdentity;
  readonly tags?: Readonly<Record<string, string>>;
}

interface Properties {
  readonly displayName?: string;
  readonly description?: string;
}

function accountOf({ state, parentId, path }: Call): Entry<AccountContent> {
  const account = state.store.find<AccountContent>(parentId);
  if (!account) throw resourceNotFound(accountType, path.names[0] ?? '', path.resourceGroup);
  return account;
}

function found(call: Call): Entry<ProjectContent> {
  const entry = call.state.store.find<ProjectContent>(call.id);
  if (!entry) throw resourceNotFound(accountType, call.path.names.join('/projects/'), call.path.resourceGroup);
  return entry;
}

function shown(call: Call, entry: Entry<ProjectContent>, status = 200): ArmResponse {
  return answer(status, projectBody(call.state, accountOf(call), entry), { etag: resourceEtag(entry) });
}

/** Done at once: 201 new, 200 changed (aso-CognitiveServices_Account_20250601_CRUD#17, #23). */
function put(call: Call): ArmResponse {
  const { state } = call;
  checkName(call);
  const account = accountOf(call);
  const before = state.store.find<ProjectContent>(call.id);
  checkCognitiveIfMatch(call, before);
  refuseWhileParentChanges(call, account.id);
  if (account.content.others['allowProjectManagement'] !== true) throw bareRefusal(400, 'BadRequest', `The account '${account.name}' has no projects: allowProjectManagement is not set.`);
  const { location, identity, tags, properties } = checkedBody<Properties, Asked>(call);
  if (location === undefined) throw bareRefusal(400, 'LocationRequired', 'The location property is required for this definition.');
  checkLocation(projectType, location, call.path.names[1] ?? '', call.path.resourceGroup, before && regionName(before.content.location));
  return write(call, account, before, {
    location: before?.content.location ?? location,
    identity: before?.content.identity ?? noIdentity,
    ...(tags ? { tags } : {}),
    ...properties,
    isDefault: before?.content.isDefault ?? state.store.list(`${account.id}/projects`).length === 0,
    author: authorOf(call, before?.content.author),
  }, identity);
}

function patch(call: Call): ArmResponse {
  const account = accountOf(call);
  const before = found(call);
  checkCognitiveIfMatch(call, before);
  refuseWhileParentChanges(call, account.id);
  const { identity, tags, properties } = checkedBody<Properties, Asked>(call);
  return write(call, account, before, { ...before.content, ...(tags ? { tags } : {}), ...properties, author: authorOf(call, before.content.author) }, identity);
}

function write(call: Call, account: Entry<AccountContent>, before: Entry<ProjectContent> | undefined, stated: ProjectContent, identity: AskedIdentity | undefined): ArmResponse {
  const { state } = call;
  const content = identity ? { ...stated, identity: identityAsked(call, { id: call.id, content: stated }, identity) } : stated;
  const entry = state.store.put({ id: call.id, type: projectType, content });
  announceIdentity(state, entry.id, content.identity);
  if (!before) tellAccount(state, account);
  return shown(call, entry, before ? 200 : 201);
}

function remove(call: Call): ArmResponse {
  const { state } = call;
  const entry = state.store.find<ProjectContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkCognitiveIfMatch(call, entry);
  refuseWhileParentChanges(call, call.parentId);
  state.store.remove(entry.id);
  tellAccount(state, accountOf(call));
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  const account = accountOf(call);
  return answer(200, { value: call.state.store.list<ProjectContent>(call.id).map((entry) => projectBody(call.state, account, entry)) });
}

export const projects: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts/projects',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices.filter((version) => isAtLeast(version, '2025-04-01')),
  item: { GET: (call) => shown(call, found(call)), PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
