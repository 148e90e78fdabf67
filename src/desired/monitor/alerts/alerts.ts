import type { PlanModule, Warning, Wish } from '../../../../commands/command.ts';
import { at, type JsonObject } from '../../../model/json.ts';
import type { Live, More, Scope } from '../../../model/live.ts';
import { shellWord } from '../../../model/shell-word.ts';
import { monitoringIn } from '../ours.ts';
import { morePlace, placeIn, placeScope } from '../place.ts';
import { prepareAlerts, type AlertsInput } from './input.ts';
import { overflowMembers } from './pool-members.ts';
import { alertMeasures, alertKinds, thresholdOf } from './rule-kinds.ts';
import { alertRuleName, alertTimes } from './rules.ts';
import { absentRule, alertSteps, ourAlertRules, wantedKinds } from './steps.ts';

/** `apim-llm monitor alerts`: rules over the same logs, told when clients are refused, traffic overflows, or a quota comes to its end. */
export const alertsModule: PlanModule<AlertsInput> = {
  prepare: prepareAlerts,
  scope,
  more,
  wish,
  result,
  next,
};

function scope(input: AlertsInput): Scope {
  const found = placeScope(input, input.remove);
  return { ...found, ...(input.actionGroups.length > 0 && { monitoring: { ...found.monitoring, actionGroups: input.actionGroups } }) };
}

function more(input: AlertsInput, live: Live): More | undefined {
  return morePlace(input, input.remove, live);
}

function wish(input: AlertsInput, live: Live): Wish {
  const { name } = live.service;
  if (input.remove) return { desired: ourAlertRules(live).map(({ id }) => absentRule(id)), warnings: [], api: undefined, headline: `alert rules of ${name} that apim-llm made` };
  const place = placeIn(input, live);
  return { desired: alertSteps(input, place, live), warnings: warningsOf(input, live), api: input.api, headline: `alert rules on the logs in ${place.workspace.name}` };
}

function warningsOf(input: AlertsInput, live: Live): readonly Warning[] {
  const { alertRules = [] } = monitoringIn(live);
  const told = alertRules.some(({ body }) => Array.isArray(at(body, 'properties', 'actions', 'actionGroups')));
  return [
    ...(input.actionGroups.length === 0 && !told ? [{ code: 'NobodyIsTold', message: 'the rules have no action group: alerts are shown in the portal and nobody is told; --action-group NAME says whom to tell (az monitor action-group list shows them)' }] : []),
    ...(overflowMembers(live).length === 0 ? [{ code: 'NoPriorities', message: `no pool of ${live.service.name} has members of lower priority: there is no rule for overflow (run this again after burst enable)` }] : []),
    { code: 'NotObservable', message: 'the state of a breaker is told nowhere but in events (Event Grid: Microsoft.ApiManagement.CircuitBreaker.Opened); the rules see its effects in the logs' },
  ];
}

function result(input: AlertsInput, live: Live): JsonObject {
  if (input.remove) return { deleted: ourAlertRules(live).map(({ id }) => id) };
  const { workspace } = placeIn(input, live);
  const kinds = wantedKinds(overflowMembers(live));
  const groups = monitoringIn(live).actionGroups ?? [];
  return {
    workspace: workspace.id,
    actionGroups: input.actionGroups.length === 0 ? null : groups.map(({ id }) => id),
    rules: kinds.map((kind) => ({ name: alertRuleName(live.service.name, kind), measures: alertMeasures[kind].column, threshold: thresholdOf(kind, input.thresholds), severity: input.severity, window: alertTimes.windowSize })),
    notMade: alertKinds.filter((kind) => !kinds.includes(kind)),
  };
}

function next(input: AlertsInput, live: Live): readonly string[] {
  if (input.remove || input.actionGroups.length > 0) return [];
  return [`apim-llm monitor alerts --service ${shellWord(live.service.name)} --action-group NAME`];
}
