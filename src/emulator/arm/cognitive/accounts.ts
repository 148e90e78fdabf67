import { within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import { notEmulated } from '../refusal.ts';
import type { Entry } from '../store.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import { endpointOf, endpointsOf } from './endpoints.ts';

function etagOf(entry: Entry): string {
  return `"${entry.rowVersion.toString(16).padStart(8, '0')}-0000-0100-0000-${objectIdOf(entry.id).slice(0, 8)}"`;
}

/** `location` is the region's name here, not its display name, and what nobody set is left out (aso-CognitiveServices_Account_20250601_CRUD#6). */
function accountBody(entry: Entry<AccountContent>): JsonObject {
  const { id, name, type, content } = entry;
  const person = { createdBy: 'local', createdByType: 'User', createdAt: content.createdAt, lastModifiedBy: 'local', lastModifiedByType: 'User', lastModifiedAt: content.createdAt };
  return {
    id,
    name,
    type,
    etag: etagOf(entry),
    location: content.location,
    sku: { name: 'S0' },
    kind: content.kind,
    properties: {
      endpoint: endpointOf(content),
      provisioningState: 'Succeeded',
      internalId: objectIdOf(id, 'internal').padEnd(32, '0'),
      dateCreated: content.createdAt,
      ...(content.kind === 'AIServices' ? { apiProperties: { qnaAzureSearchEndpointKey: null } } : {}),
      callRateLimit: { rules: [{ key: 'openai.dalle.post', renewalPeriod: 1, count: 30, matchPatterns: [{ path: 'dalle/*', method: 'POST' }, { path: 'openai/images/*', method: 'POST' }] }] },
      isMigrated: false,
      ...(content.customSubDomainName === null ? {} : { customSubDomainName: content.customSubDomainName }),
      ...(content.kind === 'AIServices' ? { allowProjectManagement: true } : {}),
      privateEndpointConnections: [],
      publicNetworkAccess: content.publicNetworkAccess,
      capabilities: [{ name: 'VirtualNetworks' }, { name: 'CustomerManagedKey' }, { name: 'MaxFineTuneCount', value: '500' }],
      ...(content.disableLocalAuth ? { disableLocalAuth: true } : {}),
      endpoints: endpointsOf(content),
    },
    systemData: person,
  };
}

function get(call: Call) {
  const entry = call.state.store.find<AccountContent>(call.id);
  if (!entry) throw resourceNotFound(accountType, call.path.names[0] ?? '', call.path.resourceGroup);
  return answer(200, accountBody(entry), { etag: etagOf(entry) });
}

function list(call: Call) {
  const found = call.state.store.ofType<AccountContent>(accountType).filter((entry) => within(entry.id, call.parentId));
  return answer(200, { value: found.map(accountBody) });
}

function refuse(): never {
  throw notEmulated('writes to accounts; accounts stand in the estate');
}

export const accounts: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices,
  item: { GET: get, PUT: refuse, PATCH: refuse, DELETE: refuse },
  collection: { GET: list },
  inSubscription: { GET: list },
};
