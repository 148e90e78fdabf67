import type { JsonObject } from '../../../model/json.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { shownIdentity } from '../identity/resource-identity.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { systemDataOf } from '../system-data.ts';
import type { AccountContent } from './account-content.ts';
import { hasModels } from './account-kinds.ts';
import { endpointOf, endpointsOf } from './endpoints.ts';

/** `"0d000801-0000-4d00-0000-6a322ff20000"`: quoted, also in the body. */
export function resourceEtag(entry: Entry): string {
  return `"${entry.rowVersion.toString(16).padStart(8, '0')}-0000-0100-0000-${objectIdOf(entry.id).slice(0, 8)}"`;
}

const imageRule = { key: 'openai.dalle.post', renewalPeriod: 1, count: 30, matchPatterns: [{ path: 'dalle/*', method: 'POST' }, { path: 'openai/images/*', method: 'POST' }] };
const defaultRule = { key: 'default', renewalPeriod: 1, count: 30, matchPatterns: [{ path: '*', method: '*' }] };

/** What nobody stated is left out (aso-CognitiveServices_Account_20250601_CRUD#6); `more` is shown of a deleted one. */
export function accountBody(state: ArmState, entry: Entry<AccountContent>, more: JsonObject = {}): JsonObject {
  const { id, name, type, content } = entry;
  const identity = shownIdentity(state, id, content.identity);
  return {
    id,
    name,
    type,
    etag: resourceEtag(entry),
    location: content.location,
    sku: { ...content.sku },
    kind: content.kind,
    ...(content.tags ? { tags: { ...content.tags } } : {}),
    ...(identity ? { identity } : {}),
    properties: {
      endpoint: endpointOf(content),
      provisioningState: content.provisioningState,
      internalId: objectIdOf(id, 'internal').padEnd(32, '0'),
      dateCreated: content.author.createdAt,
      ...(content.kind === 'AIServices' ? { apiProperties: { qnaAzureSearchEndpointKey: null } } : {}),
      callRateLimit: { rules: [...(hasModels(content.kind) ? [imageRule] : []), defaultRule] },
      isMigrated: false,
      ...(content.customSubDomainName === null ? {} : { customSubDomainName: content.customSubDomainName }),
      privateEndpointConnections: [],
      publicNetworkAccess: content.publicNetworkAccess,
      capabilities: [{ name: 'VirtualNetworks' }, { name: 'CustomerManagedKey' }, ...(hasModels(content.kind) ? [{ name: 'MaxFineTuneCount', value: '500' }] : [])],
      ...(content.disableLocalAuth === undefined ? {} : { disableLocalAuth: content.disableLocalAuth }),
      endpoints: endpointsOf(content),
      ...content.others,
      ...more,
    },
    systemData: systemDataOf(state, content.author),
  };
}
