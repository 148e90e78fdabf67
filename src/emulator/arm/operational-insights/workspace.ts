import type { JsonObject } from '../../../model/json.ts';
import { at, textAt } from '../../../model/json.ts';
import { uuidOf } from '../deterministic-id.ts';
import type { Entry } from '../store.ts';

export const workspaceType = 'Microsoft.OperationalInsights/workspaces';

export interface WorkspaceContent {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly modifiedAt: string;
  /** What was stated of `properties`. */
  readonly fields: JsonObject;
}

/** By which queries name a workspace, and the `TenantId` of its rows. */
export function customerIdOf(workspaceId: string): string {
  return uuidOf(workspaceId, 'customer');
}

export function workspaceEtag(entry: Entry): string {
  return `"${entry.rowVersion.toString(16).padStart(8, '0')}-0000-0c00-0000-${uuidOf(entry.id).slice(0, 8)}0000"`;
}

/** Filled in as published and documented; there is no recording of a workspace. */
export function workspaceBody(entry: Entry<WorkspaceContent>): JsonObject {
  const { id, name, type, content } = entry;
  const { fields, createdAt, modifiedAt } = content;
  return {
    properties: {
      customerId: customerIdOf(id),
      provisioningState: 'Succeeded',
      sku: { name: textAt(fields, 'sku', 'name') ?? 'PerGB2018', lastSkuUpdate: createdAt },
      retentionInDays: fields['retentionInDays'] ?? 30,
      features: { legacy: 0, searchVersion: 1, enableLogAccessUsingOnlyResourcePermissions: at(fields, 'features', 'enableLogAccessUsingOnlyResourcePermissions') ?? true, ...(at(fields, 'features', 'disableLocalAuth') === undefined ? {} : { disableLocalAuth: at(fields, 'features', 'disableLocalAuth') ?? false }) },
      workspaceCapping: { dailyQuotaGb: at(fields, 'workspaceCapping', 'dailyQuotaGb') ?? -1, dataIngestionStatus: 'RespectQuota' },
      publicNetworkAccessForIngestion: fields['publicNetworkAccessForIngestion'] ?? 'Enabled',
      publicNetworkAccessForQuery: fields['publicNetworkAccessForQuery'] ?? 'Enabled',
      createdDate: createdAt,
      modifiedDate: modifiedAt,
    },
    location: content.location,
    tags: { ...content.tags },
    id,
    name,
    type,
    etag: workspaceEtag(entry),
  };
}
