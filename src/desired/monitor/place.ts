import type { Live, LiveComponent, More, Scope, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { logScope, moreOfLogs } from '../queries/find-workspace.ts';
import { monitoringOff } from '../queries/monitoring-off.ts';
import type { LogSource } from '../queries/query-input.ts';
import { monitoringIn } from './ours.ts';
import { workspaceOf } from './telemetry-home.ts';
import { sameId } from '../../model/arm-id.ts';

/** What workbooks and alert rules are made on. */
export interface MonitoredPlace {
  readonly component: LiveComponent;
  readonly workspace: Seen;
}

/** The logs of the service, or of one of its APIs, and what of ours shows them. @param remove nothing but what is to go is read */
export function placeScope(source: LogSource, remove: boolean): Scope {
  if (remove) return { service: { name: source.service ?? '', resourceGroup: source.resourceGroup }, accounts: [], apis: [], monitoring: { shown: true } };
  const scope = logScope(source);
  return { ...scope, monitoring: { ...scope.monitoring, shown: true } };
}

export function morePlace(source: LogSource, remove: boolean, live: Live): More | undefined {
  return remove ? undefined : moreOfLogs(source, false, live);
}

/** @throws UserError `MonitoringOff`; `NotFound` where the component keeps its data elsewhere than in a workspace that can be read */
export function placeIn(source: LogSource, live: Live): MonitoredPlace {
  const { components, workspaces } = monitoringIn(live);
  const component = components.at(-1);
  if (component === undefined) throw monitoringOff(source, live);
  const id = workspaceOf(component);
  const workspace = workspaces.find((each) => sameId(each.id, id ?? ''));
  if (workspace !== undefined) return { component, workspace };
  throw new UserError('NotFound', exitCodes.failed, `The component ${component.name} has no Log Analytics workspace that could be asked.`, { hint: 'Components of the classic kind have none: migrate it to a workspace in the portal, or name another one:  --app-insights NAME' });
}
