import { withoutRevision } from '../../../model/arm-id.ts';
import { apiVersions } from '../api-versions.ts';
import { pollAnswer } from '../async-links.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody } from '../schema/check-fields.ts';
import type { Entry } from '../store.ts';
import { taggedWith } from '../tags/tagged-with.ts';
import { apiBody } from './api-body.ts';
import type { ApiContent } from './api-content.ts';
import type { UpdateFields } from './api-fields.ts';
import { checkKind } from './api-kinds.ts';
import { patched } from './api-rules.ts';
import { checkCurrent } from './api-target.ts';
import { deleteApi } from './delete-api.ts';
import { exportApi, isExport } from './export-api.ts';
import { checkApiFields } from './field-rules.ts';
import { putApi } from './put-api.ts';
import { isCurrent } from './revision-name.ts';
import { checkShared } from './shared-properties.ts';
import { checkRoute, versionSetIdOf, versionSetOf } from './version-rules.ts';
import { fieldsOf, writeApi } from './write-api.ts';

function find(call: Call): Entry<ApiContent> {
  return existing<ApiContent>(call, 'Api');
}

/** Also where operations on the API are polled; a plain GET observes them too. */
function get(call: Call): ArmResponse {
  const poll = pollAnswer(call, (status) => shown(find(call), (entry) => apiBody(entry, call.apiVersion), status));
  if (poll) return poll;
  if (isExport(call)) return exportApi(call, find(call));
  call.state.operations.observeOn(call.id);
  return shown(find(call), (entry) => apiBody(entry, call.apiVersion));
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = find(call);
  checkIfMatch(call, before);
  const fields = checkedBody<UpdateFields>(call).properties;
  checkApiFields(fields);
  checkCurrent(before.id, fields);
  const { state } = call;
  const content = patched(fieldsOf(before.content), fields, versionSetIdOf(state, call.parentId, fields));
  checkKind(content, before.content);
  checkRoute(state, before.id, content);
  const current = isCurrent(before.id) ? undefined : state.store.find<ApiContent>(withoutRevision(before.id));
  if (current) checkShared(current.content, content);
  const entry = writeApi(state, before.id, content);
  return shown(entry, (api) => apiBody(api, call.apiVersion, { to: 'write', versionSet: versionSetOf(state, content) }));
}

/** By display name, without case (arm-behaviour 39), the revisions that are not current among them (31). */
function list(call: Call): ArmResponse {
  const expanded = call.query.get('expandapiversionset') === 'true';
  const all = call.state.store.inOrder<ApiContent>(call.id, byDisplayName).filter(taggedWith(call));
  return pageOf(
    call,
    all,
    {
      name: (entry) => entry.name,
      displayname: ({ content }) => content.displayName,
      description: ({ content }) => content.description,
      serviceurl: ({ content }) => content.serviceUrl,
      path: ({ content }) => content.path,
      iscurrent: ({ id }) => isCurrent(id),
    },
    (entry) => apiBody(entry, call.apiVersion, { to: 'list', versionSet: expanded ? versionSetOf(call.state, entry.content) : undefined }),
  );
}

export const apis: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, HEAD: headOf, PUT: putApi, PATCH: patch, DELETE: deleteApi },
  collection: { GET: list },
};
