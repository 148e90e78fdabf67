import { at } from '../../../model/json.ts';
import { identityAsked, noIdentity } from '../identity/resource-identity.ts';
import type { Call } from '../kind.ts';
import { merged } from '../merge.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { checkLocation } from '../service/service-location.ts';
import type { Entry } from '../store.ts';
import { authorOf } from '../system-data.ts';
import { accountBody } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import type { AskedAccount, AskedProperties } from './account-fields.ts';
import { otherProperties } from './other-properties.ts';

type Asked = AskedAccount & { readonly properties: AskedProperties };

/** A PUT: what it does not state falls to its default. Identity and subdomain stay. */
export function replaced(call: Call, asked: Asked, before: Entry<AccountContent> | undefined): AccountContent {
  const { path } = call;
  if (asked.location === undefined) throw bareRefusal(400, 'LocationRequired', 'The location property is required for this definition.');
  checkLocation(accountType, asked.location, path.names[0] ?? '', path.resourceGroup, before && regionName(before.content.location));
  const content: AccountContent = {
    kind: asked.kind ?? before?.content.kind ?? '',
    location: before?.content.location ?? asked.location,
    sku: { name: asked.sku?.name ?? before?.content.sku.name ?? '' },
    identity: before?.content.identity ?? noIdentity,
    ...(asked.tags ? { tags: asked.tags } : {}),
    customSubDomainName: asked.properties.customSubDomainName ?? before?.content.customSubDomainName ?? null,
    ...(asked.properties.disableLocalAuth === undefined ? {} : { disableLocalAuth: asked.properties.disableLocalAuth }),
    publicNetworkAccess: asked.properties.publicNetworkAccess ?? 'Enabled',
    others: { ...projectsOf(before), ...otherProperties(asked.properties, before && at(accountBody(call.state, before), 'properties')) },
    provisioningState: 'Succeeded',
    ...(before?.content.keyRounds ? { keyRounds: before.content.keyRounds } : {}),
    author: authorOf(call, before?.content.author),
  };
  return withIdentity(call, content, asked);
}

/** A PATCH, and what a PUT that restores an account says beside that. */
export function patched(call: Call, asked: Asked, before: Entry<AccountContent>): AccountContent {
  const { properties, tags = before.content.tags } = asked;
  const others = merged(before.content.others, otherProperties(properties, at(accountBody(call.state, before), 'properties')));
  const disableLocalAuth = properties.disableLocalAuth ?? before.content.disableLocalAuth;
  const { tags: _tags, disableLocalAuth: _disable, ...rest } = before.content;
  const content: AccountContent = {
    ...rest,
    kind: asked.kind ?? rest.kind,
    sku: { name: asked.sku?.name ?? rest.sku.name },
    ...(tags ? { tags } : {}),
    customSubDomainName: properties.customSubDomainName ?? rest.customSubDomainName,
    ...(disableLocalAuth === undefined ? {} : { disableLocalAuth }),
    publicNetworkAccess: properties.publicNetworkAccess ?? rest.publicNetworkAccess,
    others,
    provisioningState: 'Succeeded',
    author: authorOf(call, rest.author),
  };
  return withIdentity(call, content, asked);
}

function withIdentity(call: Call, content: AccountContent, { identity }: Asked): AccountContent {
  return identity ? { ...content, identity: identityAsked(call, { id: call.id, content }, identity) } : content;
}

/** Told by the projects below the account, not by its writes. */
function projectsOf(before: Entry<AccountContent> | undefined): AccountContent['others'] {
  const { associatedProjects, defaultProject } = before?.content.others ?? {};
  return { ...(associatedProjects === undefined ? {} : { associatedProjects }), ...(defaultProject === undefined ? {} : { defaultProject }) };
}

/** The same but for who wrote it and when, and for the state. */
export function isUnchanged(wanted: AccountContent, before: AccountContent): boolean {
  const { author, provisioningState } = before;
  return JSON.stringify(inOrder({ ...wanted, author, provisioningState })) === JSON.stringify(inOrder(before));
}

function inOrder(content: AccountContent): readonly (readonly [string, unknown])[] {
  return Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
