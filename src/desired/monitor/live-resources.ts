import type { Monitoring, Seen } from '../../model/live.ts';
import type { Kind, LiveResource } from '../../model/resource.ts';

/** What of monitoring a step may change. */
export function monitoringResources({ alertRules = [], components, diagnostics, loggers, settings, workbooks = [], workspaces }: Monitoring): readonly LiveResource[] {
  return [
    ...loggers,
    ...diagnostics,
    ...settings,
    ...workbooks,
    ...alertRules,
    ...components.map((component) => asResource('component', component)),
    ...workspaces.map((workspace) => asResource('workspace', workspace)),
    ...components.flatMap(({ roleAssignments = [] }) => roleAssignments),
  ];
}

function asResource(kind: Kind, { body, etag, id }: Seen): LiveResource {
  return { id, kind, body, etag };
}
