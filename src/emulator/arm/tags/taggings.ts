import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { notFound } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { Entry } from '../store.ts';
import { tagBody, tagFilter } from './tag.ts';
import type { TagContent } from './tag.ts';
import { tag, tagOf, taggedApi, taggedOperation, taggedProduct, taggingType } from './tagging.ts';
import type { Tagged, TaggingContent } from './tagging.ts';

/** The tag, below what has it; with the tag's ETag, as links to products have their target's. */
function show(call: Call, tagged: Tagged, { name, content, rowVersion }: Entry<TagContent>, status = 200): ArmResponse {
  return answer(status, bodyBelow(call, tagged, name, content), { etag: etagHeader(rowVersion) });
}

function bodyBelow(call: Call, tagged: Tagged, name: string, content: TagContent): JsonObject {
  return tagBody({ id: `${call.parentId}/tags/${name}`, type: taggingType(tagged), name, content });
}

function found(call: Call): Entry<TagContent> | undefined {
  const tagging = call.state.store.find<TaggingContent>(call.id);
  return tagging && tagOf(call.state, tagging);
}

function get(call: Call, tagged: Tagged): ArmResponse {
  const entry = found(call);
  if (!entry) throw notFound('Tag');
  return show(call, tagged, entry);
}

function head(call: Call): ArmResponse {
  const entry = found(call);
  return entry ? emptyAnswer(200, { etag: etagHeader(entry.rowVersion) }) : emptyAnswer(404);
}

function put(call: Call, tagged: Tagged): ArmResponse {
  const { state } = call;
  const entry = state.store.find<TagContent>(`${serviceIdOf(call.id)}/tags/${call.path.names.at(-1)}`);
  if (!entry) throw notFound('Tag');
  const before = found(call);
  tag(state, tagged, call.parentId, entry);
  return show(call, tagged, entry, before ? 200 : 201);
}

function list(call: Call, tagged: Tagged): ArmResponse {
  const all = call.state.store.list<TaggingContent>(call.id).flatMap((tagging) => tagOf(call.state, tagging) ?? []);
  const sorted = all.toSorted((a, b) => compareText(a.content.displayName, b.content.displayName));
  return pageOf(call, sorted, tagFilter, ({ name, content }) => bodyBelow(call, tagged, name, content));
}

function kindOf(tagged: Tagged): Kind {
  return {
    provider: 'Microsoft.ApiManagement',
    type: `service/${tagged.type}/tags`,
    level: 'resourceGroup',
    apiVersions: apiVersions.apiManagement,
    item: { GET: (call) => get(call, tagged), HEAD: head, PUT: (call) => put(call, tagged), DELETE: deleteEntry },
    collection: { GET: (call) => list(call, tagged) },
  };
}

export const taggings: readonly Kind[] = [kindOf(taggedApi), kindOf(taggedOperation), kindOf(taggedProduct)];
