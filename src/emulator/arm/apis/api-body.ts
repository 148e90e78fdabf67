import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';

/** Fields and order as recorded at 2024-05-01 and, without the newer ones, at 2022-08-01 (arm-behaviour 23). */
export function apiBody(entry: Pick<Entry<ApiContent>, 'id' | 'type' | 'name' | 'content'>, apiVersion: string, written: 'written' | 'read' = 'read'): JsonObject {
  const { content } = entry;
  const newer = isAtLeast(apiVersion, '2024-05-01');
  const { header, query, bearer } = content.keyNames;
  const optional = { termsOfServiceUrl: content.termsOfServiceUrl, contact: content.contact, license: content.license };
  const descriptions = { apiRevisionDescription: content.apiRevisionDescription, apiVersionDescription: content.apiVersionDescription };
  return {
    id: entry.id,
    type: entry.type,
    name: entry.name,
    properties: {
      displayName: content.displayName,
      apiRevision: '1',
      description: content.description,
      subscriptionRequired: content.subscriptionRequired,
      serviceUrl: content.serviceUrl,
      ...(newer ? { backendId: null } : {}),
      path: content.path,
      protocols: [...content.protocols],
      ...(newer ? { mcpProperties: null, a2aProperties: null, isAgent: false, agent: null, jsonRpcProperties: null } : {}),
      authenticationSettings: { oAuth2: null, openid: null, ...(newer || written === 'read' ? { oAuth2AuthenticationSettings: [], openidAuthenticationSettings: [] } : {}) },
      subscriptionKeyParameterNames: newer ? { header, query, bearer } : { header, query },
      ...stated(optional),
      isCurrent: true,
      ...stated(descriptions),
      ...(newer ? { effectivePath: written === 'written' ? content.path : null } : {}),
    },
  };
}

function stated(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
