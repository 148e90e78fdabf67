import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName, compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { masterName } from './built-in-subscriptions.ts';
import { subscriptionBody, subscriptionType, subscriptionsTo } from './subscription.ts';
import type { SubscriptionContent } from './subscription.ts';
import { wantedSubscription } from './subscription-rules.ts';
import type { SubscriptionFields } from './subscription-rules.ts';

const word = 'Subscription';

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<SubscriptionContent>(call.id);
  checkIfMatch(call, before);
  if (before) refuseMaster(before);
  return shown(write(call, before, checkedBody<SubscriptionFields>(call).properties), subscriptionBody(call.state, call.apiVersion, 'write'), before ? 200 : 201);
}

/** Without keys: the specification calls them secret, and only the answer to a PUT was seen to have them. */
function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<SubscriptionContent>(call, word);
  checkIfMatch(call, before);
  refuseMaster(before);
  const { createdDate: _, ...old } = before.content;
  const stated = Object.fromEntries(Object.entries(old).filter(([, value]) => value !== null)) as JsonObject;
  const fields = merged(stated, checkedBody(call).properties) as unknown as SubscriptionFields;
  return shown(write(call, before, fields), subscriptionBody(call.state, call.apiVersion, 'read'));
}

function write(call: Call, before: Entry<SubscriptionContent> | undefined, fields: SubscriptionFields): Entry<SubscriptionContent> {
  return call.state.store.put({ id: call.id, type: subscriptionType, ...wantedSubscription(call, before, fields) });
}

/** Its keys can be made anew, nothing else. */
function refuseMaster({ name }: Entry): void {
  if (name === masterName) throw new Refusal(400, 'ValidationError', 'The built-in subscription cannot be changed or deleted.');
}

const filter = {
  name: ({ name }: Entry<SubscriptionContent>) => name,
  displayname: ({ content }: Entry<SubscriptionContent>) => content.displayName,
  statecomment: ({ content }: Entry<SubscriptionContent>) => content.stateComment,
  ownerid: ({ content }: Entry<SubscriptionContent>) => content.ownerId,
  userid: ({ content }: Entry<SubscriptionContent>) => content.ownerId,
  scope: ({ content }: Entry<SubscriptionContent>) => content.scope,
  productid: ({ content }: Entry<SubscriptionContent>) => (/\/products\/[^/]+$/i.test(content.scope) ? content.scope : null),
  state: ({ content }: Entry<SubscriptionContent>) => content.state,
};

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<SubscriptionContent>(call.id, byName);
  return pageOf(call, all, filter, subscriptionBody(call.state, call.apiVersion, 'read'));
}

/** With ids below the product (azsdknet-SubscriptionTests_CreateListUpdateDelete#9). */
function listOfProduct(call: Call): ArmResponse {
  const all = subscriptionsTo(call.state, call.parentId).toSorted((a, b) => compareText(a.name, b.name));
  const body = subscriptionBody(call.state, call.apiVersion, 'read');
  return pageOf(call, all, filter, ({ name, content }) => body({ id: `${call.parentId}/subscriptions/${name}`, type: 'Microsoft.ApiManagement/service/products/subscriptions', name, content }));
}

const shape = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', apiVersions: apiVersions.apiManagement } as const;

export const apiSubscriptions: readonly Kind[] = [
  {
    ...shape,
    type: 'service/subscriptions',
    item: {
      GET: (call) => shown(existing<SubscriptionContent>(call, word), subscriptionBody(call.state, call.apiVersion, 'read')),
      HEAD: headOf,
      PUT: put,
      PATCH: patch,
      DELETE: (call) => deleteEntry(call, { check: refuseMaster }),
    },
    collection: { GET: list },
  },
  { ...shape, type: 'service/products/subscriptions', collection: { GET: listOfProduct } },
];
