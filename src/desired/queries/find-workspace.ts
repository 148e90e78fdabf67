import { apiIdOf, idKey, nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, Monitoring, More, MonitoringScope, Scope } from '../../model/live.ts';
import type { LogWorkspace } from '../../model/logs.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { telemetryHome } from '../monitor/telemetry-home.ts';
import { saysOurs } from '../ownership.ts';
import { monitoringOff, nameIt } from './monitoring-off.ts';
import type { LogSource } from './query-input.ts';

/** What of monitoring tells where the logs of a service, or of one of its APIs, are. */
export function logScope({ service = '', resourceGroup, api, component, workspace }: LogSource): Scope {
  const monitoring: MonitoringScope = {
    ...(api !== undefined && { apis: [api] }),
    ...(component !== undefined && { components: [component] }),
    ...(workspace !== undefined && { workspaces: [workspace] }),
  };
  return { service: { name: service, resourceGroup }, accounts: [], apis: [], monitoring };
}

/** The component of a logger, then its workspace. @param llm the logs that are wanted are those of calls to language models */
export function moreOfLogs(source: LogSource, llm: boolean, live: Live): More | undefined {
  const seen = live.monitoring;
  if (seen === undefined || source.workspace !== undefined) return undefined;
  const settled = llm && source.component === undefined ? llmWorkspace(seen) : undefined;
  if (settled !== undefined) return isRead(seen.workspaces, settled) ? undefined : { monitoring: { workspaces: [settled] } };
  const component = source.component === undefined ? loggedComponent(source, live) : seen.components[0]?.id;
  if (component === undefined) return undefined;
  const read = seen.components.find(({ id }) => sameId(id, component));
  if (read === undefined) return { monitoring: { components: [component] } };
  const workspace = textAt(read.body, 'properties', 'WorkspaceResourceId');
  return workspace === undefined || isRead(seen.workspaces, workspace) ? undefined : { monitoring: { workspaces: [workspace] } };
}

function isRead(all: readonly { readonly id: string }[], id: string): boolean {
  return all.some((each) => sameId(each.id, id));
}

/** Of what was read. Fails with `MonitoringOff`, and with `NotFound` for a workspace that is gone. */
export function workspaceOf(source: LogSource, live: Live): LogWorkspace {
  const found = live.monitoring?.workspaces.at(-1);
  const customerId = textAt(found?.body, 'properties', 'customerId');
  if (found !== undefined && customerId !== undefined) return { customerId, id: found.id };
  const component = live.monitoring?.components.at(-1);
  if (component === undefined) throw monitoringOff(source, live);
  throw new UserError('NotFound', exitCodes.failed, `The component ${component.name} has no workspace whose logs could be asked.`, { hint: nameIt });
}

/** Where Azure Monitor sends what the gateway logs of calls to language models. */
function llmWorkspace({ settings }: Monitoring): string | undefined {
  return settings.map(({ body }) => textAt(body, 'properties', 'workspaceId')).find((id) => id !== undefined);
}

/** The API's diagnostic, else the service's, name their logger; else our own loggers tell, else those that there are. */
function loggedComponent({ api }: LogSource, live: Live): string | undefined {
  const home = telemetryHome(live, api === undefined ? live.service.id : apiIdOf(live.service.id, api))?.component;
  if (home !== undefined) return home;
  const loggers = (live.monitoring?.loggers ?? []).filter(({ body }) => textAt(body, 'properties', 'resourceId') !== undefined && /^applicationInsights$/i.test(textAt(body, 'properties', 'loggerType') ?? ''));
  const ours = loggers.filter(({ body }) => saysOurs(body));
  const ids = (ours.length > 0 ? ours : loggers).map(({ body }) => textAt(body, 'properties', 'resourceId') ?? '');
  const components = new Map(ids.map((id) => [idKey(id), id]));
  if (components.size > 1) throw severalComponents([...components.values()]);
  return components.values().next().value;
}

function severalComponents(components: readonly string[]): UserError {
  return new UserError('ComponentAmbiguous', exitCodes.usage, `The service writes to ${components.length} components: ${components.map(nameOf).join(', ')}.`, {
    hint: ['Name one, or an API:', ...components.map((id) => `  --app-insights ${nameOf(id)}`), '  --api NAME'].join('\n'),
  });
}
