import { resourceGroupOf, subscriptionOf } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { filledIn } from '../../queries/fill-in.ts';
import { kqlText } from '../../queries/kql-literal.ts';
import { kqlMembers, type ToldMember } from './pool-members.ts';
import { alertMeasures, describedAlert, thresholdOf, type AlertKind, type Thresholds } from './rule-kinds.ts';

export interface AlertPlan {
  readonly service: string;
  /** ARM id of the workspace that is asked. */
  readonly workspaceId: string;
  /** Of the workspace. */
  readonly location: string;
  /** 0 (critical) to 4 (verbose). */
  readonly severity: number;
  readonly thresholds: Thresholds;
  /** ARM ids; undefined: nothing is said, so that those that are there stay. */
  readonly actionGroups: readonly string[] | undefined;
  readonly members: readonly ToldMember[];
  /** Texts of `templates/alerts`. */
  readonly templates: Readonly<Record<AlertKind, string>>;
}

/** How often it is looked, and how far back: further than logs take to come (2 to 5 minutes). */
export const alertTimes = { evaluationFrequency: 'PT5M', windowSize: 'PT15M' } as const;

export function alertRuleName(service: string, kind: AlertKind): string {
  return `apim-llm-${service}-${kind}`;
}

/** Beside the service. */
export function alertRuleId(serviceId: string, service: string, kind: AlertKind): string {
  return `/subscriptions/${subscriptionOf(serviceId) ?? ''}/resourceGroups/${resourceGroupOf(serviceId) ?? ''}/providers/Microsoft.Insights/scheduledQueryRules/${alertRuleName(service, kind)}`;
}

/**
 * A rule of a log alert (scheduledQueryRules 2023-12-01), without its tags. Its query gives one row for each API, pool or deployment with
 * what is measured; the threshold stands in the condition, where the portal shows it. It resolves itself.
 */
export function alertRule(kind: AlertKind, plan: AlertPlan): JsonObject {
  const { actionGroups, location, members, service, severity, templates, thresholds, workspaceId } = plan;
  const { aggregation, column, dimensions, operator, title } = alertMeasures[kind];
  return {
    location,
    kind: 'LogAlert',
    properties: {
      displayName: `${service}: ${title}`,
      description: describedAlert(kind, thresholds),
      severity,
      enabled: true,
      scopes: [workspaceId],
      ...alertTimes,
      criteria: {
        allOf: [
          {
            query: filledIn(templates[kind], { service: kqlText(service), calls: String(thresholds.minCalls), members: kqlMembers(members) }),
            timeAggregation: aggregation,
            metricMeasureColumn: column,
            dimensions: dimensions.map((name) => ({ name, operator: 'Include', values: ['*'] })),
            operator,
            threshold: thresholdOf(kind, thresholds),
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      autoMitigate: true,
      ...(actionGroups !== undefined && { actions: { actionGroups: [...actionGroups] } }),
    },
  };
}
