import type { JsonObject } from '../../../model/json.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { systemDataOf } from '../system-data.ts';
import type { Authorship } from '../system-data.ts';

export const alertRuleType = 'Microsoft.Insights/scheduledQueryRules';

export interface AlertCondition {
  readonly query: string;
  readonly timeAggregation: string;
  readonly metricMeasureColumn?: string;
  readonly dimensions?: readonly { readonly name: string }[];
  readonly failingPeriods?: { readonly numberOfEvaluationPeriods?: number; readonly minFailingPeriodsToAlert?: number };
}

/** What a rule states of `properties`, as the table of fields has checked it. */
export interface AlertRuleFields {
  readonly severity: number;
  readonly enabled?: boolean;
  readonly scopes: readonly string[];
  readonly evaluationFrequency: string;
  readonly windowSize: string;
  readonly overrideQueryTimeRange?: string;
  readonly criteria: { readonly allOf: readonly AlertCondition[] };
  readonly muteActionsDuration?: string;
  readonly actions?: { readonly actionGroups?: readonly string[] };
  readonly skipQueryValidation?: boolean;
  readonly autoMitigate?: boolean;
}

export interface AlertRuleContent {
  readonly location: string;
  readonly kind: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly createdWithApiVersion: string;
  readonly fields: AlertRuleFields;
  readonly author: Authorship;
}

/** As recorded: what was not stated is not there, but for `enabled`; no ETag, neither in the body nor in a header. */
export function alertRuleBody(state: ArmState, { id, name, content }: Entry<AlertRuleContent>): JsonObject {
  const { createdWithApiVersion, fields, author, kind, location, tags } = content;
  return {
    id: id.replace(/\/Microsoft\.Insights\/scheduledQueryRules\//i, '/microsoft.insights/scheduledqueryrules/'),
    name,
    type: alertRuleType,
    ...(kind !== undefined && { kind }),
    location,
    ...(tags && { tags: { ...tags } }),
    systemData: systemDataOf(state, author),
    properties: { createdWithApiVersion, ...(fields as unknown as JsonObject), enabled: fields.enabled ?? true },
  };
}
