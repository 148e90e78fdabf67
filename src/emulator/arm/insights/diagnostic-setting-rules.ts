import { sameId } from '../../../model/arm-id.ts';
import { workspaceType } from '../operational-insights/workspace.ts';
import { flatRefusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { logCategoriesOf } from './log-categories.ts';

interface LogSetting {
  readonly category?: string;
  readonly categoryGroup?: string;
  readonly enabled: boolean;
}

/** What a request states, as the table of fields has checked it. */
export interface SettingFields {
  readonly storageAccountId?: string;
  readonly workspaceId?: string;
  readonly eventHubAuthorizationRuleId?: string;
  readonly eventHubName?: string;
  readonly marketplacePartnerId?: string;
  readonly logAnalyticsDestinationType?: string;
  readonly metrics?: readonly { readonly category?: string; readonly enabled: boolean }[];
  readonly logs?: readonly LogSetting[];
}

function bad(message: string): Error {
  return flatRefusal(400, 'BadRequest', message);
}

export function checkSetting(state: ArmState, resourceId: string, setting: SettingFields, others: readonly SettingFields[]): void {
  const { storageAccountId, workspaceId, eventHubAuthorizationRuleId, marketplacePartnerId } = setting;
  if ([storageAccountId, workspaceId, eventHubAuthorizationRuleId, marketplacePartnerId].every((target) => target === undefined)) {
    throw bad('At least one data sink needs to be specified.');
  }
  if (workspaceId !== undefined && state.store.find(workspaceId)?.type !== workspaceType) throw bad(`The workspace '${workspaceId}' was not found.`);
  const type = state.store.find(resourceId)?.type ?? '';
  const known = logCategoriesOf(type);
  if (!known) throw flatRefusal(400, 'ResourceTypeNotSupported', `The resource type '${type.toLowerCase()}' does not support diagnostic settings.`);
  for (const log of setting.logs ?? []) checkLog(log, known.logs, known.groups);
  if (new Set((setting.logs ?? []).map((log) => (log.category === undefined ? 'group' : 'category'))).size > 1) throw bad('A diagnostic setting has log categories or category groups, not both.');
  for (const { category = 'AllMetrics' } of setting.metrics ?? []) if (category.toLowerCase() !== 'allmetrics') throw bad(`Metric category '${category}' is not supported.`);
  checkOthers(setting, others);
}

function checkLog({ category, categoryGroup }: LogSetting, categories: readonly string[], groups: readonly string[]): void {
  if ((category === undefined) === (categoryGroup === undefined)) throw bad('Exactly one of category and categoryGroup must be specified.');
  if (category !== undefined && !isIn(category, categories)) throw bad(`Category '${category}' is not supported.`);
  if (categoryGroup !== undefined && !isIn(categoryGroup, groups)) throw bad(`Category group '${categoryGroup}' is not supported.`);
}

function isIn(name: string, all: readonly string[]): boolean {
  return all.some((other) => other.toLowerCase() === name.toLowerCase());
}

function enabledIn({ logs = [] }: SettingFields): readonly string[] {
  return logs.filter((log) => log.enabled).map((log) => (log.category ?? log.categoryGroup ?? '').toLowerCase());
}

/** The same category goes to the same place once. */
function checkOthers(setting: SettingFields, others: readonly SettingFields[]): void {
  const mine = new Set(enabledIn(setting));
  for (const other of others) {
    const sameSink = setting.workspaceId !== undefined && other.workspaceId !== undefined && sameId(setting.workspaceId, other.workspaceId);
    const twice = sameSink && enabledIn(other).find((key) => mine.has(key));
    if (twice) throw flatRefusal(409, 'Conflict', `Data sink '${setting.workspaceId}' is already used in another diagnostic setting for category '${twice}'. Data sinks can't be reused in different settings on the same category for the same resource.`);
  }
}
