import { parseDuration } from '../../../model/duration.ts';
import { bareRefusal, gatewayRefusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { actionGroupType } from './action-groups.ts';
import { checkAlertQuery } from './alert-query.ts';
import type { AlertCondition, AlertRuleFields } from './alert-rule.ts';

const minute = 60_000;
/** In minutes, as the service lists them in its refusal (azure-rest-api-specs#21258) and azurerm knows them; a minute came later. */
const windows: readonly number[] = [1, 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440, 2880];
const frequencies: readonly number[] = windows.filter((minutes) => minutes <= 1440);
const mutes: readonly number[] = windows.filter((minutes) => minutes >= 5);
const ranges: readonly number[] = [...mutes, 20];
/** Of one rule. */
const mostActionGroups = 5;
const mostBytes = 64 * 1024;

function bad(message: string): Refusal {
  return bareRefusal(400, 'BadRequest', message);
}

/** What a rule needs beyond the types of its fields. */
export function checkAlertRule(state: ArmState, fields: AlertRuleFields): void {
  if (JSON.stringify(fields).length > mostBytes) throw bad('The total size of all data in the log alert rule properties cannot exceed 64KB.');
  checkScopes(state, fields.scopes);
  checkTimes(fields);
  if (fields.criteria.allOf.length === 0) throw bad('Alert rule criteria must have at least one condition.');
  for (const condition of fields.criteria.allOf) {
    checkCondition(condition);
    if (fields.skipQueryValidation !== true) checkAlertQuery(state, fields.scopes[0] ?? '', condition);
  }
  const groups = fields.actions?.actionGroups ?? [];
  if (groups.length > mostActionGroups) throw bad(`An alert rule can have up to ${mostActionGroups} action groups.`);
  for (const group of groups) if (state.store.find(group)?.type !== actionGroupType) throw bad(`The action group '${group}' was not found.`);
}

function checkScopes(state: ArmState, scopes: readonly string[]): void {
  const [scope, ...others] = scopes;
  if (scope === undefined || others.length > 0) throw bad('Alert rule must have exactly one scope.');
  const subscription = /^\/subscriptions\/([^/]+)\/?$/i.exec(scope)?.[1];
  const isThere = subscription === undefined ? state.store.find(scope) !== undefined : state.subscriptions.has(subscription.toLowerCase());
  if (!isThere) throw gatewayRefusal(400, 'BadRequest', `The scope '${scope}' of the alert rule was not found.`);
}

function checkTimes({ evaluationFrequency, windowSize, muteActionsDuration, overrideQueryTimeRange, autoMitigate, criteria }: AlertRuleFields): void {
  const frequency = among(frequencies, evaluationFrequency, 'frequencies');
  const window = among(windows, windowSize, 'granularities');
  const range = overrideQueryTimeRange === undefined ? undefined : among(ranges, overrideQueryTimeRange, 'query time ranges');
  const periods = Math.max(1, ...criteria.allOf.map(({ failingPeriods }) => failingPeriods?.numberOfEvaluationPeriods ?? 1));
  if (range !== undefined && range < window * periods) throw bad('OverrideQueryTimeRange cannot be smaller than WindowSize * NumberOfEvaluationPeriods.');
  if (frequency > Math.max(range ?? 0, window * periods)) throw bad('EvaluationFrequency cannot be greater than the query time range.');
  if (muteActionsDuration === undefined) return;
  const mute = among(mutes, muteActionsDuration, 'mute durations');
  if (autoMitigate === true) throw bad('MuteActionsDuration cannot be set when AutoMitigate is enabled.');
  // Word by word as reported (azure-cli#26581).
  if (frequency > mute) throw bareRefusal(400, 'InvalidRequestContent', "The request content was invalid and could not be deserialized: 'EvaluationFrequency cannot be greater than MuteActionsDuration'");
}

/** Minutes of a duration that has to be one of these. */
function among(allowed: readonly number[], text: string, what: string): number {
  const minutes = (parseDuration(text) ?? Number.NaN) / minute;
  if (!allowed.includes(minutes)) throw bad(`'${text}' is not supported. Supported ${what} are: ${allowed.toSorted((a, b) => a - b).join(', ')}`);
  return minutes;
}

function checkCondition({ timeAggregation, metricMeasureColumn, failingPeriods }: AlertCondition): void {
  const { numberOfEvaluationPeriods = 1, minFailingPeriodsToAlert = 1 } = failingPeriods ?? {};
  if (minFailingPeriodsToAlert > numberOfEvaluationPeriods) throw bad('MinFailingPeriodsToAlert cannot be greater than NumberOfEvaluationPeriods.');
  if (timeAggregation !== 'Count' && metricMeasureColumn === undefined) throw bad(`MetricMeasureColumn is required where TimeAggregation is '${timeAggregation}'.`);
}
