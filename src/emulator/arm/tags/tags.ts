import { sameId } from '../../../model/arm-id.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry, removeReferrers } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { tagAlias, tagBody, tagFilter, tagType } from './tag.ts';
import type { TagContent } from './tag.ts';

const word = 'Tag';

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<TagContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call), tagBody, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  checkIfMatch(call, existing<TagContent>(call, word));
  return shown(write(call), tagBody);
}

function write(call: Call): Entry<TagContent> {
  const { displayName } = checkedBody<TagContent>(call).properties;
  const alias = tagAlias(call.parentId, displayName);
  const taken = call.state.store.findAlias(alias);
  if (taken && !sameId(taken.id, call.id)) throw invalid({ target: 'name', message: 'Tag with the same name already exists' });
  return call.state.store.put({ id: call.id, type: tagType, content: { displayName }, alias });
}

/** What has the tag loses it. */
function remove(call: Call): ArmResponse {
  return deleteEntry(call, { check: (entry) => removeReferrers(call, entry) });
}

function list(call: Call): ArmResponse {
  if (call.query.get('scope')) throw notEmulated('tags of a scope');
  const all = call.state.store.inOrder<TagContent>(call.id, byDisplayName);
  return pageOf(call, all, tagFilter, tagBody);
}

export const tags: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/tags',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<TagContent>(call, word), tagBody), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
