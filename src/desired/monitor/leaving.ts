import { idKey, nameOf, sameId } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { saysOurs } from '../ownership.ts';
import type { Staying } from '../destroy/staying.ts';
import { dataSteps } from './data-steps.ts';
import { deletion, ownerOf } from './deletion.ts';
import { isAzureMonitor, isOurDiagnostic, isOurSetting, loggerOf, monitoringIn } from './ours.ts';
import { publisherDeletions } from './publisher-deletions.ts';

export interface Going {
  /** Diagnostics that are deleted, by steps of their own or with their API. */
  readonly diagnostics: readonly LiveResource[];
  /** The steps that do it. */
  readonly before: readonly Desired[];
  readonly keepRoles: boolean;
  /** Component and workspace of ours go too. */
  readonly deleteData: boolean;
  /** Id of a logger that stays although no diagnostic names it yet. */
  readonly keeps?: string;
}

/**
 * What of monitoring goes when diagnostics do: loggers that no diagnostic names any more, the roles they wrote with, what sent
 * logs of models. Needs the diagnostics of every API. Data stays unless somebody says otherwise.
 */
export function leavingMonitoring(live: Live, { before, deleteData, diagnostics, keepRoles, keeps = '' }: Going): { readonly desired: readonly Desired[]; readonly staying: readonly Staying[] } {
  const monitoring = monitoringIn(live);
  const gone = new Set(diagnostics.map(({ id }) => idKey(id)));
  const remaining = monitoring.diagnostics.filter(({ id }) => !gone.has(idKey(id)));
  const usersOf = (logger: LiveResource): readonly string[] => remaining.flatMap((diagnostic) => (sameLogger(diagnostic, logger, live) ? [ownerOf(diagnostic)] : []));
  const ours = monitoring.loggers.filter(({ body }) => saysOurs(body));
  const goingLoggers = ours.filter((logger) => usersOf(logger).length === 0 && !sameId(logger.id, keeps));
  const loggers = goingLoggers.map((logger) => deletion('logger', logger.id, `logger ${nameOf(logger.id)}`, before));
  const logsModels = remaining.some((diagnostic) => isOurDiagnostic(diagnostic, monitoring) && isAzureMonitor(diagnostic));
  const ourSettings = monitoring.settings.filter(isOurSetting);
  const settings = logsModels ? [] : ourSettings.map(({ id }) => deletion('diagnosticSetting', id, `diagnostic setting ${nameOf(id)}`, before));
  const left = monitoring.loggers.filter((logger) => !goingLoggers.includes(logger));
  const roles = keepRoles ? [] : publisherDeletions(live, goingLoggers, left, loggers);
  const data = dataSteps(live, left, [...before, ...loggers, ...roles, ...settings], deleteData);
  return {
    desired: [...loggers, ...settings, ...roles, ...data.desired],
    staying: [
      ...ours.filter((logger) => !goingLoggers.includes(logger)).map((logger): Staying => ({ id: logger.id, kind: 'logger', label: `logger ${nameOf(logger.id)}`, usedBy: usersOf(logger) })),
      ...(logsModels ? ourSettings.map(({ id }): Staying => ({ id, kind: 'diagnosticSetting', label: `diagnostic setting ${nameOf(id)}`, usedBy: remaining.filter((each) => isAzureMonitor(each) && isOurDiagnostic(each, monitoring)).map(ownerOf) })) : []),
      ...data.staying,
    ],
  };
}

function sameLogger(diagnostic: LiveResource, logger: LiveResource, live: Live): boolean {
  const found = loggerOf(diagnostic, monitoringIn(live));
  return found !== undefined && sameId(found.id, logger.id);
}
