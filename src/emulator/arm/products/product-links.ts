import { withoutRevision } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import type { ApiContent } from '../apis/api-content.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { groupBody } from '../groups/group.ts';
import type { GroupContent } from '../groups/group.ts';
import { groupFilter } from '../groups/groups.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { Entry } from '../store.ts';
import { productApiBody } from './product-api-body.ts';
import { apiLinks, groupLinks, linkExists, linkId, linkTo } from './product-association.ts';
import type { Association } from './product-association.ts';
import { checkLink } from './product-link-rules.ts';

/** The answer is the target with its ETag, below the product (arm-behaviour 9). */
function putAt(association: Association, body: (call: Call, target: Entry, to: 'write' | 'read') => JsonObject) {
  return (call: Call): ArmResponse => {
    const { state } = call;
    const name = withoutRevision(call.path.names.at(-1) ?? '');
    const target = state.store.find(`${serviceIdOf(call.id)}/${association.children}/${name}`);
    if (!target) throw invalid({ target: association.target, message: association.missing });
    const before = state.store.find(linkId(association, call.parentId, target.id));
    if (before && isSystemGroup(target)) throw linkExists(association);
    checkLink(state, association, call.parentId, target.id);
    linkTo(state, association, call.parentId, target.id);
    return answer(before ? 200 : 201, body(call, target, 'write'), { etag: etagHeader(target.rowVersion) });
  };
}

/** The service links them itself, and refuses to do so again (seen by users); for other groups a repeated PUT is recorded as 200. */
function isSystemGroup({ content }: Entry): boolean {
  return (content as Partial<GroupContent>).type === 'system';
}

/** 204 without an ETag, where others answer 200 (arm-behaviour 8). */
function head(call: Call): ArmResponse {
  return emptyAnswer(call.state.store.find(call.id) ? 204 : 404);
}

function targetsOf<T>(call: Call): readonly Entry<T>[] {
  return call.state.store.list(call.id).flatMap(({ references: [target = ''] }) => call.state.store.find<T>(target) ?? []);
}

function listApis(call: Call): ArmResponse {
  const all = targetsOf<ApiContent>(call).toSorted((a, b) => compareText(a.content.displayName, b.content.displayName) || compareText(a.name, b.name));
  const fields = {
    name: ({ name }: Entry<ApiContent>) => name,
    displayname: ({ content }: Entry<ApiContent>) => content.displayName,
    description: ({ content }: Entry<ApiContent>) => content.description,
    serviceurl: ({ content }: Entry<ApiContent>) => content.serviceUrl,
    path: ({ content }: Entry<ApiContent>) => content.path,
  };
  return pageOf(call, all, fields, (entry) => apiOf(call, entry, 'read'));
}

function listGroups(call: Call): ArmResponse {
  const all = targetsOf<GroupContent>(call).toSorted((a, b) => compareText(a.content.displayName, b.content.displayName));
  return pageOf(call, all, groupFilter, (entry) => groupOf(call, entry));
}

function apiOf(call: Call, target: Entry, to: 'write' | 'read'): JsonObject {
  return productApiBody(target as Entry<ApiContent>, call.parentId, call.apiVersion, to);
}

function groupOf(call: Call, target: Entry): JsonObject {
  const { name, content } = target as Entry<GroupContent>;
  return groupBody({ id: `${call.parentId}/groups/${name}`, type: 'Microsoft.ApiManagement/service/products/groups', name, content });
}

const shape = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', apiVersions: apiVersions.apiManagement } as const;

export const productLinks: readonly Kind[] = [
  { ...shape, type: 'service/products/apis', item: { HEAD: head, PUT: putAt(apiLinks, apiOf), DELETE: deleteEntry }, collection: { GET: listApis } },
  { ...shape, type: 'service/products/groups', item: { HEAD: head, PUT: putAt(groupLinks, groupOf), DELETE: deleteEntry }, collection: { GET: listGroups } },
];
