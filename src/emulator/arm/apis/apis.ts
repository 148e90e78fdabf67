import { emptyAnswer } from '../answer.ts';
import { apiVersions, isAtLeast } from '../api-versions.ts';
import { pollAnswer, pollHeaders } from '../async-links.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checked, propertiesOf } from '../fields.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated } from '../refusal.ts';
import type { Entry } from '../store.ts';
import { apiBody } from './api-body.ts';
import { apiType } from './api-content.ts';
import type { ApiContent } from './api-content.ts';
import { updateFields } from './api-fields.ts';
import { checkPath, checkReferences, patched } from './api-rules.ts';
import { putApi } from './put-api.ts';

function find(call: Call): Entry<ApiContent> {
  return existing<ApiContent>(call, 'Api');
}

/** Also where operations on the API are polled; a plain GET observes them too. */
function get(call: Call): ArmResponse {
  const poll = pollAnswer(call, (status) => shown(find(call), (entry) => apiBody(entry, call.apiVersion), status));
  if (poll) return poll;
  if (call.query.get('export') === 'true') throw notEmulated('the export of APIs');
  call.state.operations.observeOn(call.id);
  return shown(find(call), (entry) => apiBody(entry, call.apiVersion));
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = find(call);
  checkIfMatch(call, before);
  const fields = checked(updateFields(call.apiVersion), propertiesOf(call.body()));
  checkReferences(fields);
  const content = patched(before.content, fields);
  checkPath(call.state, call.id, content.path);
  return shown(call.state.store.put({ id: call.id, type: apiType, content }), (entry) => apiBody(entry, call.apiVersion, 'written'));
}

/** Asynchronous from 2023-05-01-preview on (arm-behaviour 17). */
function remove(call: Call): ArmResponse {
  const entry = call.state.store.find<ApiContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkIfMatch(call, entry);
  const { store, operations } = call.state;
  if (!isAtLeast(call.apiVersion, '2023-05-01')) {
    store.remove(entry.id);
    return emptyAnswer(200);
  }
  const operation = operations.start(entry.id, 204, () => store.remove(entry.id));
  return emptyAnswer(202, pollHeaders(call, operation));
}

/** By display name, without case (arm-behaviour 39). */
function list(call: Call): ArmResponse {
  if (call.query.get('tags') !== null) throw invalid({ target: 'tags', message: 'Tag not found' });
  const all = call.state.store.list<ApiContent>(call.id).toSorted((a, b) => compareText(a.content.displayName, b.content.displayName) || compareText(a.name, b.name));
  return pageOf(
    call,
    all,
    {
      name: (entry) => entry.name,
      displayname: ({ content }) => content.displayName,
      description: ({ content }) => content.description,
      serviceurl: ({ content }) => content.serviceUrl,
      path: ({ content }) => content.path,
      iscurrent: () => true,
    },
    (entry) => apiBody(entry, call.apiVersion),
  );
}

export const apis: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, HEAD: headOf, PUT: putApi, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
