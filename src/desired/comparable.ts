import { idKey, nameOf, withoutRevision } from '../model/arm-id.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Kind } from '../model/resource.ts';
import { canonical } from '../policy/document/canonical.ts';
import { alertRule, diagnostic, diagnosticSetting, loggerCredentials, region, workbook } from './monitor/comparable-parts.ts';

/** A body in the form in which stated and live ones are compared. Late values, nulls and everything unnamed stay. */
export function comparable(kind: Kind, body: JsonObject): JsonObject {
  switch (kind) {
    case 'identity':
      // The rest of the service is not this resource's, and differs between list and GET.
      return 'identity' in body ? withPart({ identity: body['identity'] }, 'identity', identity) : {};
    case 'roleAssignment':
      return withPart(body, 'properties', (properties) => texts(properties, { roleDefinitionId: (id) => nameOf(idKey(id)), principalId: lower, scope: idKey }));
    case 'backend':
      // Our descriptions end with an ARM id.
      return withPart(body, 'properties', (properties) => withPart(texts(properties, { url, resourceId: idKey, description: lower }), 'pool', pool));
    case 'api':
      return withPart(body, 'properties', api);
    case 'apiVersionSet':
    case 'operation':
      return body;
    case 'apiRelease':
      // It is answered without its revision (recorded); notes and dates are nobody's concern once it is released.
      return withPart(body, 'properties', ({ apiId }) => texts({ apiId }, { apiId: (id) => idKey(withoutRevision(id)) }));
    case 'subscription':
      return withPart(body, 'properties', (properties) => texts(properties, { scope: idKey }));
    case 'apiPolicy':
      return withPart(body, 'properties', ({ value }) => texts({ value }, { value: canonical }));
    case 'component':
    case 'workspace':
      return withPart(texts(body, { location: region }), 'properties', (properties) => texts(properties, { WorkspaceResourceId: idKey }));
    case 'logger':
      return withPart(body, 'properties', (properties) => withPart(texts(properties, { resourceId: idKey }), 'credentials', loggerCredentials));
    case 'diagnostic':
      return withPart(body, 'properties', diagnostic);
    case 'workbook':
      return withPart(texts(body, { location: region }), 'properties', (properties) => workbook(texts(properties, { sourceId: idKey })));
    case 'alertRule':
      return withPart(texts(body, { location: region }), 'properties', alertRule);
    case 'diagnosticSetting':
      return withPart(body, 'properties', (properties) => diagnosticSetting(texts(properties, { workspaceId: idKey })));
  }
}

function identity(part: JsonObject): JsonObject {
  const ids = part['userAssignedIdentities'];
  const withType = texts(part, { type: identityType });
  return isObject(ids) ? { ...withType, userAssignedIdentities: Object.fromEntries(Object.entries(ids).map(([id, value]) => [idKey(id), value])) } : withType;
}

/** The order of members makes no difference. */
function pool(part: JsonObject): JsonObject {
  const { services } = part;
  if (!Array.isArray(services)) return part;
  const members = services.filter(isObject).map((member) => texts(member, { id: idKey }));
  return { ...part, services: members.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)) };
}

/** ARM writes it with and without a space after the comma, and the older providers in other case. */
function identityType(type: string): string {
  const words = type.split(',').map((word) => word.trim());
  return words
    .map((word) => ['None', 'SystemAssigned', 'UserAssigned'].find((known) => lower(known) === lower(word)) ?? word)
    .toSorted()
    .join(', ');
}

function api(properties: JsonObject): JsonObject {
  const { protocols } = properties;
  const trimmed = texts(properties, { path: (path) => path.replaceAll(/^\/+|\/+$/g, ''), serviceUrl: url, apiVersionSetId: idKey });
  const named = withPart(trimmed, 'subscriptionKeyParameterNames', (names) => texts(names, { header: lower, query: lower }));
  return Array.isArray(protocols) ? { ...named, protocols: protocols.toSorted() } : named;
}

/** Scheme and host know no case, and backends no trailing slash. */
function url(text: string): string {
  return text.replace(/\/+$/, '').replace(/^[a-z]+:\/\/[^/]+/i, lower);
}

function lower(text: string): string {
  return text.toLowerCase();
}

function withPart(body: JsonObject, key: string, change: (part: JsonObject) => JsonObject): JsonObject {
  const part = body[key];
  return isObject(part) ? { ...body, [key]: change(part) } : body;
}

function texts(part: JsonObject, changes: Readonly<Record<string, (text: string) => string>>): JsonObject {
  const changed: [string, Json][] = [];
  for (const [key, change] of Object.entries(changes)) {
    const value = part[key];
    if (typeof value === 'string') changed.push([key, change(value)]);
  }
  return { ...part, ...Object.fromEntries(changed) };
}
