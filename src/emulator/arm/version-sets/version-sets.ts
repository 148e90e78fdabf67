import { apiVersions } from '../api-versions.ts';
import { deleteEntry, refuseWhileUsed } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody, checkedWhole } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { versionSetBody, versionSetType } from './version-set.ts';
import type { VersionSetContent } from './version-set.ts';
import { checkVersionSetName, versionSetContent } from './version-set-rules.ts';
import type { VersionSetFields } from './version-set-rules.ts';

const word = 'ApiVersionSet';

function put(call: Call): ArmResponse {
  checkName(call);
  checkVersionSetName(call.path.names.at(-1) ?? '');
  const before = call.state.store.find<VersionSetContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, checkedBody<VersionSetFields>(call).properties), versionSetBody, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<VersionSetContent>(call, word);
  checkIfMatch(call, before);
  return shown(write(call, checkedWhole(call, merged({ ...before.content }, checkedBody(call).properties))), versionSetBody);
}

function write(call: Call, fields: VersionSetFields): Entry<VersionSetContent> {
  return call.state.store.put({ id: call.id, type: versionSetType, content: versionSetContent(fields) });
}

/** Not while an API is in it; in the words recorded for policy fragments, as for backends. */
function remove(call: Call): ArmResponse {
  return deleteEntry(call, { check: (entry) => refuseWhileUsed(call, entry, word) });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<VersionSetContent>(call.id, byDisplayName);
  const fields = {
    name: (entry: Entry<VersionSetContent>) => entry.name,
    displayname: ({ content }: Entry<VersionSetContent>) => content.displayName,
    description: ({ content }: Entry<VersionSetContent>) => content.description,
    versioningscheme: ({ content }: Entry<VersionSetContent>) => content.versioningScheme,
  };
  return pageOf(call, all, fields, versionSetBody);
}

export const versionSets: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apiVersionSets',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<VersionSetContent>(call, word), versionSetBody), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
