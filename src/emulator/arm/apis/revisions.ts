import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import type { Entry } from '../store.ts';
import { effectivePath } from './api-body.ts';
import type { ApiContent } from './api-content.ts';
import { isCurrent, otherRevisions, revisionName } from './revision-name.ts';
import { versionSetOf } from './version-rules.ts';

/** The newest first, as bare objects with relative ids that always have the number; `nextLink` is null on the last page (recorded at 2019-12-01, arm-behaviour 31). */
function list(call: Call): ArmResponse {
  const { store } = call.state;
  const all = [store.find<ApiContent>(call.parentId) ?? [], otherRevisions(call.state, call.parentId)].flat();
  const fields = {
    apirevision: ({ content }: Entry<ApiContent>) => String(content.revision),
    iscurrent: ({ id }: Entry<ApiContent>) => isCurrent(id),
  };
  const page = pageOf(call, all.toSorted((a, b) => b.content.revision - a.content.revision), fields, (entry) => bodyOf(call, entry));
  const body = page.body as JsonObject;
  return answer(page.status, { ...body, nextLink: body['nextLink'] ?? null });
}

function bodyOf(call: Call, entry: Entry<ApiContent>): JsonObject {
  const { content } = entry;
  const name = `${revisionName(entry.name).api};rev=${content.revision}`;
  const current = isCurrent(entry.id);
  const url = `/${effectivePath(content, versionSetOf(call.state, content))}`;
  return {
    id: `/apis/${name}/revisions/${name}`,
    apiId: `/apis/${name}`,
    apiRevision: String(content.revision),
    createdDateTime: content.createdAt,
    updatedDateTime: content.updatedAt,
    description: content.apiRevisionDescription ?? null,
    privateUrl: current ? url : `${url};rev=${content.revision}`,
    isOnline: true,
    isCurrent: current,
  };
}

export const revisions: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/revisions',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  collection: { GET: list },
};
