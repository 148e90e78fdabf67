import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { addressOf } from './address.ts';

/** Types whose item names another resource of the service: the collection where that one lives. */
const links: Readonly<Record<string, string>> = {
  'service/products/apis': 'apis',
  'service/products/groups': 'groups',
  'service/products/tags': 'tags',
  'service/apis/tags': 'tags',
  'service/apis/operations/tags': 'tags',
  'service/groups/users': 'users',
};

/** Ids of all that a write names: in ids of its body, in its policy, and in its own path where it is a link. */
export function referencesOf(path: string, body: Json | undefined): readonly string[] {
  const address = addressOf(path);
  const serviceId = /^.*\/providers\/Microsoft\.ApiManagement\/service\/[^/]+/i.exec(address.id)?.[0];
  const found: string[] = [];
  const linked = address.isItem ? links[address.types.join('/').toLowerCase()] : undefined;
  if (linked !== undefined && serviceId !== undefined) found.push(`${serviceId}/${linked}/${address.names.at(-1)}`);
  for (const text of textsIn(body)) found.push(...idsIn(text, serviceId));
  if (serviceId !== undefined) found.push(...signIns(body).map((id) => `${serviceId}/${id}`));
  return [...new Set(found)].filter((id) => id.toLowerCase() !== address.id.toLowerCase());
}

function idsIn(text: string, serviceId: string | undefined): readonly string[] {
  if (/^\/subscriptions\/[^/\s]+(\/resourceGroups\/[^/\s]+)?\/providers\/[^\s?]+$/i.test(text)) return addressOf(text).isItem ? [text] : [];
  if (serviceId === undefined) return [];
  const relative = /^\/(apis|products|users|groups|loggers|backends|apiVersionSets|api-version-sets)\/[^/\s?{}]+$/i.exec(text);
  if (relative) return [`${serviceId}${text.replace(/^\/api-version-sets\//i, '/apiVersionSets/')}`];
  if (!/<[a-z]/i.test(text)) return [];
  return [
    ...[...text.matchAll(/backend-id="([^"@{}]+)"/g)].map((match) => `${serviceId}/backends/${match[1]}`),
    ...[...text.matchAll(/<include-fragment\s+fragment-id="([^"@{}]+)"/g)].map((match) => `${serviceId}/policyFragments/${match[1]}`),
    ...[...text.matchAll(/logger-id="([^"@{}]+)"/g)].map((match) => `${serviceId}/loggers/${match[1]}`),
    ...[...text.matchAll(/\{\{([A-Za-z0-9._-]+)\}\}/g)].map((match) => `${serviceId}/namedValues/${match[1]}`),
  ];
}

/** Servers and providers that an API names without an id. */
function signIns(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => signIns(item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (typeof item !== 'string') return signIns(item);
    if (key === 'authorizationServerId') return [`authorizationServers/${item}`];
    return key === 'openidProviderId' ? [`openidConnectProviders/${item}`] : [];
  });
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsIn(item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [...(key.startsWith('/subscriptions/') ? [key] : []), ...textsIn(item)]);
}
