import type { Json, JsonObject } from '../../../model/json.ts';
import { objectIdOf, uuidOf } from '../deterministic-id.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { workspaceOf } from './managed-workspace.ts';

export const componentType = 'Microsoft.Insights/components';

export interface ComponentContent {
  readonly kind: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** What was stated of `properties`. */
  readonly fields: JsonObject;
}

function etagOf(entry: Entry): string {
  return `"${entry.rowVersion.toString(16).padStart(8, '0')}-0000-0800-0000-${objectIdOf(entry.id).slice(0, 8)}0000"`;
}

export function instrumentationKeyOf(componentId: string): string {
  return uuidOf(componentId, 'instrumentation key');
}

/** What clients send telemetry with. */
function connectionStringOf({ id, content }: Entry<ComponentContent>): string {
  const { location } = content;
  return [
    `InstrumentationKey=${instrumentationKeyOf(id)}`,
    `IngestionEndpoint=https://${location}-0.in.applicationinsights.azure.com/`,
    `LiveEndpoint=https://${location}.livediagnostics.monitor.azure.com/`,
    `ApplicationId=${uuidOf(id, 'application')}`,
  ].join(';');
}

/** Ids have the provider in small letters; without a workspace of one's own Azure makes one in a group of its own (A24#132). */
export function componentBody(state: ArmState, entry: Entry<ComponentContent>): JsonObject {
  const { id, name, content } = entry;
  const { fields } = content;
  const applicationId = uuidOf(id, 'application');
  const stated = (key: string): Record<string, Json> => (fields[key] === undefined ? {} : { [key]: fields[key] });
  return {
    kind: content.kind,
    etag: etagOf(entry),
    id: id.replace(/\/Microsoft\.Insights\//i, '/microsoft.insights/'),
    name,
    type: componentType.replace('Microsoft', 'microsoft').replace('Insights', 'insights'),
    location: content.location,
    tags: { ...content.tags },
    properties: {
      ApplicationId: name,
      AppId: applicationId,
      Application_Type: fields['Application_Type'] ?? 'web',
      Flow_Type: fields['Flow_Type'] ?? null,
      Request_Source: fields['Request_Source'] ?? null,
      InstrumentationKey: instrumentationKeyOf(id),
      ConnectionString: connectionStringOf(entry),
      Name: name,
      CreationDate: content.createdAt,
      TenantId: state.directory.tenantId,
      provisioningState: 'Succeeded',
      SamplingPercentage: fields['SamplingPercentage'] ?? null,
      RetentionInDays: fields['RetentionInDays'] ?? 90,
      WorkspaceResourceId: workspaceOf(entry),
      IngestionMode: 'LogAnalytics',
      publicNetworkAccessForIngestion: fields['publicNetworkAccessForIngestion'] ?? 'Enabled',
      publicNetworkAccessForQuery: fields['publicNetworkAccessForQuery'] ?? 'Enabled',
      ...stated('DisableIpMasking'),
      ...stated('DisableLocalAuth'),
      ...stated('ImmediatePurgeDataOn30Days'),
      ...stated('ForceCustomerStorageForProfiler'),
      ...stated('HockeyAppId'),
      ...stated('CustomMetricsOptedInType'),
      Ver: 'v2',
    },
  };
}
