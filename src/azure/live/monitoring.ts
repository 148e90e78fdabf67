import { sameId, subscriptionOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveComponent, Monitoring, MonitoringScope, Seen } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { atOnce } from '../at-once.ts';
import { componentVersion, withoutSecrets } from '../kinds/component.ts';
import { settingVersion } from '../kinds/diagnostic-setting.ts';
import { withoutReferences } from '../kinds/logger.ts';
import { workspaceVersion } from '../kinds/workspace.ts';
import { listRaw } from '../list-raw.ts';
import { readAlerting } from './alerting.ts';
import { listDiagnostics } from './diagnostics.ts';
import { isHidden, listNamed, readNamed } from './named.ts';
import type { Sought } from './named.ts';
import { listed } from './seen.ts';

const components: Sought = { type: 'Microsoft.Insights/components', apiVersion: componentVersion, what: 'component of Application Insights', shown: withoutSecrets };
const workspaces: Sought = { type: 'Microsoft.OperationalInsights/workspaces', apiVersion: workspaceVersion, what: 'Log Analytics workspace', shown: (body) => body };

export interface MonitoredService {
  readonly id: string;
  readonly subscriptionId: string;
  /** Names of all APIs of the service. */
  readonly apis: () => Promise<readonly string[]>;
}

/** What of monitoring is asked for, with what was read before. */
export async function readMonitoring(arm: Arm, service: MonitoredService, wanted: MonitoringScope, signal: AbortSignal, before?: Monitoring): Promise<Monitoring> {
  const { ifThere = false, roles = false } = wanted;
  const [loggers, ofService, settings, ofApis, moreComponents, moreWorkspaces, alerting] = await Promise.all([
    before?.loggers ?? listLoggers(arm, service.id, signal),
    before === undefined ? listDiagnostics(arm, service.id, signal) : [],
    before?.settings ?? listSettings(arm, service.id, signal),
    readOfApis(arm, service, wanted.apis ?? [], before, signal),
    sought<LiveComponent>(arm, service, components, wanted.components ?? [], ifThere, before?.components ?? [], signal),
    sought(arm, service, workspaces, wanted.workspaces ?? [], ifThere, before?.workspaces ?? [], signal),
    readAlerting(arm, service.id, wanted, signal, before),
  ]);
  const withRoles: readonly LiveComponent[] = roles ? await atOnce(moreComponents, (component) => withAssignments(arm, component, ifThere, signal)) : moreComponents;
  return {
    ...alerting,
    loggers,
    diagnostics: [...(before?.diagnostics ?? ofService), ...ofApis],
    settings,
    components: distinct([...withRoles, ...(before?.components ?? [])]),
    workspaces: distinct([...moreWorkspaces, ...(before?.workspaces ?? [])]),
  };
}

function distinct<T extends Seen>(all: readonly T[]): readonly T[] {
  return all.filter(({ id }, index) => all.findIndex((other) => sameId(other.id, id)) === index);
}

async function readOfApis(arm: Arm, { apis, id }: MonitoredService, wanted: NonNullable<MonitoringScope['apis']>, before: Monitoring | undefined, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const names = new Map((wanted === 'all' ? await apis() : wanted).map((name) => [name.toLowerCase(), name]));
  const known = new Set((before?.diagnostics ?? []).map((each) => addressOf(each.id).api.toLowerCase()));
  const unread = [...names].flatMap(([key, name]) => (known.has(key) ? [] : [name]));
  return (await atOnce(unread, (name) => listDiagnostics(arm, `${id}/apis/${name}`, signal))).flat();
}

/** What is known of them besides, such as role assignments, stays. */
async function sought<T extends Seen>(arm: Arm, { subscriptionId }: MonitoredService, what: Sought, names: readonly string[] | 'all', ifThere: boolean, known: readonly T[], signal: AbortSignal): Promise<readonly (T | Seen)[]> {
  const found = names === 'all' ? await listNamed(arm, subscriptionId, what, signal) : await readNamed(arm, subscriptionId, what, names, ifThere, signal, known);
  return found.map((each) => known.find(({ id }) => sameId(id, each.id)) ?? each);
}

/** `atScope()` gives what holds at the component: its own assignments and those of the scopes above. */
async function withAssignments(arm: Arm, component: LiveComponent, ifThere: boolean, signal: AbortSignal): Promise<LiveComponent> {
  if (component.roleAssignments !== undefined) return component;
  try {
    const { roleAssignments } = await arm.clients.authorization(subscriptionOf(component.id) ?? '');
    const found = await listAll((options) => roleAssignments.listForScope(component.id.replace(/^\/+/, ''), { ...options, filter: 'atScope()' }), signal);
    return { ...component, roleAssignments: found.map((body: JsonObject) => listed('roleAssignment', body)) };
  } catch (error) {
    if (ifThere && isHidden(error)) return component;
    throw error;
  }
}

async function listLoggers(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { logger } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => logger.listByService(resourceGroup, service, options), signal)).map((body) => withoutReferences(listed('logger', body)));
}

async function listSettings(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const found = await listRaw(arm, `${serviceId}/providers/Microsoft.Insights/diagnosticSettings`, settingVersion, signal);
  return found.map((body) => listed('diagnosticSetting', body));
}
