import { resourceGroupOf, subscriptionOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Monitoring, MonitoringScope } from '../../model/live.ts';
import type { Arm } from '../arm.ts';
import { alertRuleVersion } from '../kinds/alert-rule.ts';
import { withContent } from '../kinds/workbook.ts';
import { listRaw } from '../list-raw.ts';
import { isHidden, readNamed } from './named.ts';
import type { Sought } from './named.ts';
import { listed } from './seen.ts';

const actionGroups: Sought = { type: 'Microsoft.Insights/actionGroups', apiVersion: '2023-01-01', what: 'action group', shown: (body) => body };

type Alerting = Pick<Monitoring, 'workbooks' | 'alertRules' | 'actionGroups'>;

/** Workbooks and alert rules of the service's resource group, and the action groups that were named: what is asked for and was not read before. */
export async function readAlerting(arm: Arm, serviceId: string, { shown = false, actionGroups: named = [], ifThere = false }: MonitoringScope, signal: AbortSignal, before: Alerting = {}): Promise<Alerting> {
  const subscriptionId = subscriptionOf(serviceId) ?? '';
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupOf(serviceId) ?? ''}/providers/Microsoft.Insights`;
  const isNew = shown && before.workbooks === undefined;
  const [workbooks, alertRules, groups] = await Promise.all([
    // Azure lists workbooks of one category only.
    isNew ? unlessHidden(listRaw(arm, withContent(arm, `${group}/workbooks`, '&category=workbook'), '', signal)) : undefined,
    isNew ? unlessHidden(listRaw(arm, `${group}/scheduledQueryRules`, alertRuleVersion, signal)) : undefined,
    named.length === 0 ? before.actionGroups : readNamed(arm, subscriptionId, actionGroups, named, ifThere, signal, before.actionGroups ?? []),
  ]);
  return {
    ...before,
    ...(workbooks && { workbooks: workbooks.map((body) => listed('workbook', body)) }),
    ...(alertRules && { alertRules: alertRules.map((body) => listed('alertRule', body)) }),
    ...(groups && { actionGroups: groups }),
  };
}

/** Who only looks after the service may not see them: then nothing of ours is known there. */
async function unlessHidden(listing: Promise<readonly JsonObject[]>): Promise<readonly JsonObject[]> {
  try {
    return await listing;
  } catch (error) {
    if (isHidden(error)) return [];
    throw error;
  }
}
