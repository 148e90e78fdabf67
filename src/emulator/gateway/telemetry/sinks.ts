import type { JsonObject } from '../../../model/json.ts';
import type { Directory } from '../../arm/directory.ts';
import { allowingData } from '../../arm/authorization/evaluate.ts';
import { componentType, instrumentationKeyOf } from '../../arm/insights/component.ts';
import type { ComponentContent } from '../../arm/insights/component.ts';
import { workspaceOf } from '../../arm/insights/managed-workspace.ts';
import type { SettingFields } from '../../arm/insights/diagnostic-setting-rules.ts';
import type { LoggerContent } from '../../arm/loggers/logger.ts';
import { namedValueAlias } from '../../arm/named-values/named-value.ts';
import type { NamedValueContent } from '../../arm/named-values/named-value.ts';
import { customerIdOf } from '../../arm/operational-insights/workspace.ts';
import type { ServiceContent } from '../../arm/service/service-content.ts';
import type { Entry, Store } from '../../arm/store.ts';

/** A workspace that takes rows, and what every row of it says. */
export interface WorkspaceSink {
  readonly workspaceId: string;
  readonly tenantId: string;
}

/** The component behind a logger. */
export interface ComponentSink extends WorkspaceSink {
  readonly componentId: string;
  readonly key: string;
  readonly masksClientIp: boolean;
  readonly keepsDimensions: boolean;
  /** Whether rows are taken just now: a logger with an identity needs its role on the component. */
  isOpen(): boolean;
}

export interface SinkParts {
  readonly store: Store;
  /** Role assignments, which do not wait for the gateway to learn of them. */
  readonly grants: Parameters<typeof allowingData>[0];
  readonly directory: Pick<Directory, 'systemIdentityOf' | 'userIdentityOf'>;
}

/** Of Monitoring Metrics Publisher. */
const telemetryWrite = 'Microsoft.Insights/Telemetry/Write';

function sinkOf(workspaceId: string): WorkspaceSink {
  return { workspaceId, tenantId: customerIdOf(workspaceId) };
}

/** Undefined where the logger's key belongs to no component that is here. */
export function componentSink(parts: SinkParts, serviceId: string, loggerId: string): ComponentSink | undefined {
  const { store, grants } = parts;
  const logger = store.find<LoggerContent>(loggerId);
  if (!logger || logger.content.loggerType !== 'applicationInsights') return undefined;
  const component = componentOf(store, serviceId, logger.content);
  if (!component) return undefined;
  const { id, content } = component;
  const { fields } = content;
  const identity = logger.content.credentials?.['identityClientId'];
  const principal = identity === undefined ? undefined : principalOf(parts, serviceId, identity);
  const isOpen = (): boolean => {
    // Keys alone are refused where local authentication is off (documentation of the component).
    if (identity === undefined) return fields['DisableLocalAuth'] !== true;
    return principal !== undefined && allowingData(grants, principal, telemetryWrite, id).length > 0;
  };
  return { ...sinkOf(workspaceOf(component)), componentId: id, key: instrumentationKeyOf(id), masksClientIp: fields['DisableIpMasking'] !== true, keepsDimensions: keepsDimensions(fields), isOpen };
}

function keepsDimensions(fields: JsonObject): boolean {
  return fields['CustomMetricsOptedInType'] === 'WithDimensions';
}

/** By the key that is sent; by the logger's `resourceId` where the key is not known here. */
function componentOf(store: Store, serviceId: string, { credentials, resourceId }: LoggerContent): Entry<ComponentContent> | undefined {
  const secret = credentials?.['connectionString'] ?? credentials?.['instrumentationKey'];
  const text = secret === undefined ? undefined : plain(store, serviceId, secret);
  if (text === undefined) return resourceId === null ? undefined : store.find<ComponentContent>(resourceId);
  const key = (/(?:^|;)\s*InstrumentationKey=([^;]+)/i.exec(text)?.[1] ?? text).trim().toLowerCase();
  return store.ofType<ComponentContent>(componentType).find(({ id }) => instrumentationKeyOf(id) === key);
}

/** What stands in the named value that a credential refers to; undefined where only Key Vault knows it. */
function plain(store: Store, serviceId: string, credential: string): string | undefined {
  const name = /^\{\{([^{}]+)\}\}$/.exec(credential)?.[1];
  if (name === undefined) return credential;
  return store.findAlias<NamedValueContent>(namedValueAlias(serviceId, name))?.content.value ?? undefined;
}

function principalOf({ store, directory }: SinkParts, serviceId: string, clientId: string): string | undefined {
  const identity = store.find<ServiceContent>(serviceId)?.content.identity;
  if (/^SystemAssigned$/i.test(clientId)) return identity?.system === true ? directory.systemIdentityOf(serviceId) : undefined;
  return identity?.users.map((id) => directory.userIdentityOf(id)).find((user) => user.clientId.toLowerCase() === clientId.toLowerCase())?.principalId;
}

/** The workspaces that the service's diagnostic settings send a category to, in tables of its own. */
export function settingSinks(store: Store, serviceId: string, category: string): readonly WorkspaceSink[] {
  const settings = store.list<SettingFields>(`${serviceId}/providers/Microsoft.Insights/diagnosticSettings`);
  return settings.flatMap(({ content: { workspaceId, logs = [], logAnalyticsDestinationType } }) => {
    const isSent = logs.some((log) => log.enabled && (log.category?.toLowerCase() === category.toLowerCase() || log.categoryGroup?.toLowerCase() === 'alllogs'));
    return isSent && workspaceId !== undefined && logAnalyticsDestinationType?.toLowerCase() === 'dedicated' ? [sinkOf(store.find(workspaceId)?.id ?? workspaceId)] : [];
  });
}
