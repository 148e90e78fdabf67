import { withoutRevision } from '../../../model/arm-id.ts';
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
import { apiLinks, groupLinks, isLinkOf, linkCalled, linkExists, linkId, linkTo } from './product-association.ts';
import type { Association, LinkContent } from './product-association.ts';
import { checkLink } from './product-link-rules.ts';

function bodyOf(call: Call, { links, field }: Association) {
  return ({ content: { link }, references: [key = ''] }: Entry<LinkContent>): JsonObject => ({
    id: `${call.parentId}/${links}/${link}`,
    type: `Microsoft.ApiManagement/service/products/${links}`,
    name: link,
    properties: { [field]: call.state.store.find(key)?.id ?? key },
  });
}

function find(call: Call, association: Association): Entry<LinkContent> | undefined {
  const entry = linkCalled(call.state, association, serviceIdOf(call.id), call.path.names.at(-1) ?? '');
  return entry && isLinkOf(call.parentId, entry) ? entry : undefined;
}

/** A pair that is linked already, and a name that another link has, are refused; so is the same request again (seen by users). */
function put(call: Call, association: Association): ArmResponse {
  checkName(call);
  const { state } = call;
  const link = call.path.names.at(-1) ?? '';
  const serviceId = serviceIdOf(call.id);
  const stated = String(checkedBody(call).properties[association.field]);
  const target = state.store.find(withoutRevision(absoluteReference(serviceId, stated)));
  if (!target || target.type !== `Microsoft.ApiManagement/service/${association.children}` || serviceIdOf(target.id) !== serviceId) throw invalid({ target: association.target, message: association.missing });
  if (state.store.find(linkId(association, call.parentId, target.id)) || linkCalled(state, association, serviceId, link)) throw linkExists(association);
  checkLink(state, association, call.parentId, target.id);
  return shown(linkTo(state, association, call.parentId, target.id, link), bodyOf(call, association), 201);
}

function get(call: Call, association: Association): ArmResponse {
  const entry = find(call, association);
  if (!entry) throw notFound(`Product${association.word}Link`);
  return shown(entry, bodyOf(call, association));
}

function remove(call: Call, association: Association): ArmResponse {
  return deleteFound(call, find(call, association));
}

function list(call: Call, association: Association): ArmResponse {
  const all = call.state.store.list<LinkContent>(`${call.parentId}/${association.children}`).toSorted((a, b) => compareText(a.content.link, b.content.link));
  return pageOf(call, all, { [association.field.toLowerCase()]: ({ references }: Entry<LinkContent>) => references[0] }, bodyOf(call, association));
}

function kindOf(association: Association): Kind {
  return {
    provider: 'Microsoft.ApiManagement',
    type: `service/products/${association.links}`,
    level: 'resourceGroup',
    apiVersions: apiVersions.apiManagement,
    item: { GET: (call) => get(call, association), PUT: (call) => put(call, association), DELETE: (call) => remove(call, association) },
    collection: { GET: (call) => list(call, association) },
  };
}

export const productLinkViews: readonly Kind[] = [kindOf(apiLinks), kindOf(groupLinks)];
