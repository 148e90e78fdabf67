import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { taggedWith } from '../tags/tagged-with.ts';
import { expandedGroups, productAlias, productBody, productType, readProductBody } from './product.ts';
import type { ProductContent } from './product.ts';
import { groupLinks, linkTo } from './product-association.ts';
import { checkOpenProducts, productContent } from './product-rules.ts';
import type { ProductFields } from './product-rules.ts';

const word = 'Product';

/** A new product belongs to the administrators; the answer to a create says so, the one to an update says nothing of groups (arm-behaviour 26). */
function put(call: Call): ArmResponse {
  checkName(call);
  const { state } = call;
  const before = state.store.find<ProductContent>(call.id);
  checkIfMatch(call, before);
  const entry = write(call, checkedBody<ProductFields>(call).properties);
  if (before) return shown(entry, (product) => productBody(product, call.apiVersion, []));
  const administrators = state.store.find(`${call.parentId}/groups/administrators`);
  if (administrators) linkTo(state, groupLinks, entry.id, administrators.id);
  return shown(entry, (product) => productBody(product, call.apiVersion, expandedGroups(state, product.id)), 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<ProductContent>(call, word);
  checkIfMatch(call, before);
  const change = checkedBody(call).properties;
  return shown(write(call, merged(stated(before.content, change), change) as unknown as ProductFields), (product) => productBody(product, call.apiVersion, []));
}

/** A product that becomes open loses what is about subscriptions. */
function stated({ approvalRequired, subscriptionsLimit, ...rest }: ProductContent, change: JsonObject): JsonObject {
  const kept = change['subscriptionRequired'] === false ? rest : { ...rest, approvalRequired, subscriptionsLimit };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)) as JsonObject;
}

function write(call: Call, fields: ProductFields): Entry<ProductContent> {
  const { store } = call.state;
  const content = productContent(call, fields);
  const apis = store.list(`${call.id}/apis`).flatMap(({ references }) => references);
  checkOpenProducts(call.state, call.id, !content.subscriptionRequired, apis);
  return store.put({ id: call.id, type: productType, content, alias: productAlias(call.parentId, content.displayName) });
}

/** Subscriptions go only where the request says so (apiops#94). */
function remove(call: Call): ArmResponse {
  const { store } = call.state;
  const withSubscriptions = call.query.get('deletesubscriptions')?.toLowerCase() === 'true';
  return deleteEntry<ProductContent>(call, {
    check: (entry) => {
      const subscriptions = store.referrers(entry.id);
      if (subscriptions.length > 0 && !withSubscriptions) {
        throw new Refusal(400, 'ValidationError', 'Product cannot be deleted since it has existing subscriptions. Delete subscriptions before deleting the product or pass in deleteSubscriptions=true as query param');
      }
      for (const { id } of subscriptions) store.remove(id);
    },
  });
}

export const productFilter = {
  name: ({ name }: Entry<ProductContent>) => name,
  displayname: ({ content }: Entry<ProductContent>) => content.displayName,
  description: ({ content }: Entry<ProductContent>) => content.description,
  terms: ({ content }: Entry<ProductContent>) => content.terms,
  state: ({ content }: Entry<ProductContent>) => content.state,
};

function list(call: Call): ArmResponse {
  const { state } = call;
  const expand = call.query.get('expandgroups')?.toLowerCase() === 'true';
  const sorted = state.store.inOrder<ProductContent>(call.id, byDisplayName).filter(taggedWith(call));
  return pageOf(call, sorted, productFilter, (entry) => productBody(entry, call.apiVersion, expand ? expandedGroups(state, entry.id) : undefined));
}

export const products: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/products',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<ProductContent>(call, word), readProductBody(call.apiVersion)), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
