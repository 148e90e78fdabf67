import { sameId } from '../../../model/arm-id.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notFound } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';
import { makeCurrent } from './make-current.ts';
import { releaseBody, releaseType } from './release.ts';
import type { ReleaseContent } from './release.ts';
import { otherRevisions, referencedApi } from './revision-name.ts';

const word = 'ApiRelease';

interface ReleaseFields {
  readonly apiId?: string;
  readonly notes?: string;
}

/** Creating one makes its revision current; an update changes the notes only. */
function put(call: Call): ArmResponse {
  const { state } = call;
  checkName(call);
  const before = state.store.find<ReleaseContent>(call.id);
  checkIfMatch(call, before);
  const { apiId, notes = null } = checkedBody<ReleaseFields>(call).properties;
  const now = timestamp(state.world);
  if (before) {
    checkUnchanged(call, apiId);
    return shown(notes === before.content.notes ? before : write(call, { ...before.content, notes, updatedAt: now }), releaseBody);
  }
  if (apiId === undefined) throw invalid({ target: 'apiId', message: 'ApiId is required' });
  const current = apiOf(call);
  const released = revisionOf(call, current, apiId);
  if (released.id !== current.id) makeCurrent(state, current, released);
  return shown(write(call, { notes, createdAt: now, updatedAt: now }), releaseBody, 201);
}

/** The date of the last update stays (recorded at 2019-12-01). */
function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<ReleaseContent>(call, word);
  checkIfMatch(call, before);
  const { apiId, notes } = checkedBody<ReleaseFields>(call).properties;
  checkUnchanged(call, apiId);
  return shown(write(call, { ...before.content, notes: notes ?? before.content.notes }), releaseBody);
}

function write(call: Call, content: ReleaseContent): Entry<ReleaseContent> {
  return call.state.store.put({ id: call.id, type: releaseType, content });
}

function apiOf(call: Call): Entry<ApiContent> {
  const api = call.state.store.find<ApiContent>(call.parentId);
  if (!api) throw notFound('Api');
  return api;
}

/** The revision that a release names has to be there and to be one of its API's. */
function revisionOf(call: Call, current: Entry<ApiContent>, apiId: string): Entry<ApiContent> {
  const serviceId = call.parentId.slice(0, call.parentId.lastIndexOf('/apis/'));
  const named = referencedApi(call.state, serviceId, apiId);
  if (!named) throw notFound('Api');
  const own = [current, ...otherRevisions(call.state, current.id)].some(({ id }) => sameId(id, named.id));
  if (!own) throw invalid({ target: 'apiId', message: `The release belongs to API '${current.name}' and cannot release another one.` });
  return named;
}

/** An update may name the API, or its current revision, but release no other one: for that a new release is needed. */
function checkUnchanged(call: Call, apiId: string | undefined): void {
  if (apiId === undefined) return;
  const current = apiOf(call);
  if (revisionOf(call, current, apiId).id !== current.id) throw invalid({ target: 'apiId', message: 'ApiId of a release cannot be changed.' });
}

/** What was released stays current. */
function remove(call: Call): ArmResponse {
  return deleteEntry(call);
}

function list(call: Call): ArmResponse {
  const all = call.state.store.list<ReleaseContent>(call.id);
  return pageOf(call, all, { notes: ({ content }) => content.notes, name: ({ name }) => name }, (entry) => releaseBody(entry, 'list'));
}

export const releases: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/releases',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<ReleaseContent>(call, word), releaseBody), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
