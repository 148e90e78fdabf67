import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteFound } from '../delete-entry.ts';
import { shown } from '../entry-answer.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notFound } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { absoluteReference, serviceIdOf } from '../service-reference.ts';
import type { Entry } from '../store.ts';
import type { TagContent } from './tag.ts';
import { tag, taggedApi, taggedIdOf, taggedOperation, taggedProduct, taggingExists, taggingType } from './tagging.ts';
import type { Tagged, TaggingContent } from './tagging.ts';

function bodyOf(call: Call, { links, field }: Tagged) {
  return (entry: Entry<TaggingContent>): JsonObject => ({
    id: `${call.parentId}/${links}/${entry.content.link}`,
    type: `Microsoft.ApiManagement/service/tags/${links}`,
    name: entry.content.link,
    properties: { [field]: taggedIdOf(entry) },
  });
}

function all(call: Call, tagged: Tagged): readonly Entry<TaggingContent>[] {
  const type = taggingType(tagged);
  return (call.state.store.referrers(call.parentId) as readonly Entry<TaggingContent>[]).filter((entry) => entry.type === type);
}

function find(call: Call, tagged: Tagged): Entry<TaggingContent> | undefined {
  const link = call.path.names.at(-1)?.toLowerCase();
  return all(call, tagged).find(({ content }) => content.link.toLowerCase() === link);
}

/** A pair that is linked already, and a name that another link has, are refused; so is the same request again, as for products. */
function put(call: Call, tagged: Tagged): ArmResponse {
  checkName(call);
  const { store } = call.state;
  const serviceId = serviceIdOf(call.id);
  const target = store.find(absoluteReference(serviceId, String(checkedBody(call).properties[tagged.field])));
  if (!target || target.type !== `Microsoft.ApiManagement/service/${tagged.type}` || serviceIdOf(target.id) !== serviceId) {
    throw invalid({ target: tagged.field, message: `${tagged.word} not found` });
  }
  const entry = store.find<TagContent>(call.parentId);
  if (!entry) throw notFound('Tag');
  if (store.find(`${target.id}/tags/${entry.name}`) || find(call, tagged)) throw taggingExists(tagged);
  return shown(tag(call.state, tagged, target.id, entry, call.path.names.at(-1)), bodyOf(call, tagged), 201);
}

function get(call: Call, tagged: Tagged): ArmResponse {
  const entry = find(call, tagged);
  if (!entry) throw notFound(`Tag${tagged.word}Link`);
  return shown(entry, bodyOf(call, tagged));
}

function remove(call: Call, tagged: Tagged): ArmResponse {
  return deleteFound(call, find(call, tagged));
}

function list(call: Call, tagged: Tagged): ArmResponse {
  const sorted = all(call, tagged).toSorted((a, b) => compareText(a.content.link, b.content.link));
  return pageOf(call, sorted, { [tagged.field.toLowerCase()]: taggedIdOf }, bodyOf(call, tagged));
}

function kindOf(tagged: Tagged): Kind {
  return {
    provider: 'Microsoft.ApiManagement',
    type: `service/tags/${tagged.links}`,
    level: 'resourceGroup',
    apiVersions: apiVersions.apiManagement,
    item: { GET: (call) => get(call, tagged), PUT: (call) => put(call, tagged), DELETE: (call) => remove(call, tagged) },
    collection: { GET: (call) => list(call, tagged) },
  };
}

export const tagLinks: readonly Kind[] = [kindOf(taggedApi), kindOf(taggedOperation), kindOf(taggedProduct)];
