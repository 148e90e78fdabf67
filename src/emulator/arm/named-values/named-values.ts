import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { acceptedChange, acceptedWrite } from '../async-write.ts';
import { deleteEntry, refuseWhileUsed } from '../delete-entry.ts';
import { existing, headOf } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { polledItem } from '../polled-item.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { namedValueAlias, namedValueBody, namedValueType } from './named-value.ts';
import type { NamedValueContent } from './named-value.ts';
import { checkNamedValue, namedValueContent } from './named-value-rules.ts';
import type { NamedValueFields } from './named-value-rules.ts';

const word = 'NamedValue';
const inUse = 'Named Value';

function get(call: Call): ArmResponse {
  return polledItem<NamedValueContent>(call, word, namedValueBody(call.apiVersion));
}

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<NamedValueContent>(call.id);
  checkIfMatch(call, before);
  const content = namedValueContent(call, checkedBody<NamedValueFields>(call).properties);
  return acceptedWrite(call, before === undefined, () => write(call, content));
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<NamedValueContent>(call, word);
  checkIfMatch(call, before);
  const content = namedValueContent(call, withChange(before.content, checkedBody(call).properties));
  return acceptedChange(call, () => write(call, content));
}

/** A value takes the place of Key Vault's, and the other way round. */
function withChange({ displayName, value, secret, tags, keyVault }: NamedValueContent, change: JsonObject): NamedValueFields {
  const old: JsonObject = {
    displayName,
    secret,
    ...(tags && { tags: [...tags] }),
    ...(value !== null && change['keyVault'] === undefined && { value }),
    ...(keyVault && change['value'] === undefined && { keyVault: { secretIdentifier: keyVault.secretIdentifier, ...(keyVault.identityClientId !== null && { identityClientId: keyVault.identityClientId }) } }),
  };
  return merged(old, change) as unknown as NamedValueFields;
}

function write(call: Call, content: NamedValueContent): void {
  const { store } = call.state;
  checkNamedValue(call.state, call.id, content);
  const before = store.find<NamedValueContent>(call.id);
  if (before && before.content.displayName !== content.displayName) refuseWhileUsed(call, before, inUse);
  store.put({ id: call.id, type: namedValueType, content, alias: namedValueAlias(call.parentId, content.displayName) });
}

function remove(call: Call): ArmResponse {
  return deleteEntry<NamedValueContent>(call, { check: (entry) => refuseWhileUsed(call, entry, inUse) });
}

/** By display name. `isKeyVaultRefreshFailed` finds nothing: the local Key Vault answers always. */
function list(call: Call): ArmResponse {
  const failed = call.query.get('iskeyvaultrefreshfailed')?.toLowerCase() === 'true';
  const all = failed ? [] : call.state.store.inOrder<NamedValueContent>(call.id, byDisplayName);
  const fields = {
    name: ({ name }: Entry<NamedValueContent>) => name,
    displayname: ({ content }: Entry<NamedValueContent>) => content.displayName,
    tags: ({ content }: Entry<NamedValueContent>) => content.tags?.join(',') ?? null,
  };
  return pageOf(call, all, fields, namedValueBody(call.apiVersion));
}

export const namedValues: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/namedValues',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: get, HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
