import { withoutRevision } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveComponent } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { diagnosticNamed, loggerOf, monitoringIn } from './ours.ts';

/** Where the telemetry of an API goes: by its own diagnostic, else by that of the service. */
export interface TelemetryHome {
  readonly diagnostic: LiveResource;
  readonly logger: LiveResource;
  /** ARM id of the component; undefined where the logger does not tell it (one that was made with a key alone). */
  readonly component: string | undefined;
}

/** Undefined where no diagnostic sends anything to Application Insights. Needs `monitoring.apis` to name the API. */
export function telemetryHome(live: Live, apiId: string): TelemetryHome | undefined {
  const monitoring = monitoringIn(live);
  for (const owner of [withoutRevision(apiId), live.service.id]) {
    const diagnostic = diagnosticNamed(owner, 'applicationinsights', monitoring);
    const logger = diagnostic && loggerOf(diagnostic, monitoring);
    if (diagnostic !== undefined && logger !== undefined) return { diagnostic, logger, component: textAt(logger.body, 'properties', 'resourceId') };
  }
  return undefined;
}

/** ARM id of the Log Analytics workspace that a component keeps its data in; undefined for one of the classic kind. */
export function workspaceOf({ body }: Pick<LiveComponent, 'body'>): string | undefined {
  return textAt(body, 'properties', 'WorkspaceResourceId');
}
