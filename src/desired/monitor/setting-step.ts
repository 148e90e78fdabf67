import { nameOf, sameId } from '../../model/arm-id.ts';
import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { distinctSettingName, workspaceSettingName } from '../../model/names.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { isOurSetting, monitoringIn } from './ours.ts';

/** Of the categories of API Management those that queries read. */
export const wantedCategories = ['GatewayLogs', 'GatewayLlmLogs'] as const;

/** Of one resource ("Diagnostic settings in Azure Monitor", limits). */
const mostSettings = 5;

/** Settings that send to the workspace. */
function sendersTo(workspaceId: string, live: Live): readonly LiveResource[] {
  return monitoringIn(live).settings.filter(({ body }) => sameId(textAt(body, 'properties', 'workspaceId') ?? '', workspaceId));
}

function enabledIn({ body }: LiveResource): readonly JsonObject[] {
  const logs = at(body, 'properties', 'logs');
  return (Array.isArray(logs) ? logs : []).filter((log: Json): log is JsonObject => isObject(log) && log['enabled'] === true);
}

function sends(setting: LiveResource, category: string): boolean {
  return enabledIn(setting).some((log) => textAt(log, 'category')?.toLowerCase() === category.toLowerCase() || textAt(log, 'categoryGroup')?.toLowerCase() === 'alllogs');
}

/** Into tables of their own, and not all into one. */
function isDedicated({ body }: LiveResource): boolean {
  return textAt(body, 'properties', 'logAnalyticsDestinationType')?.toLowerCase() === 'dedicated';
}

export interface Coverage {
  readonly ours: LiveResource | undefined;
  /** Somebody else's, that send some of it there already. */
  readonly others: readonly LiveResource[];
  /** What they send. Azure takes the same category to the same place once. */
  readonly covered: readonly string[];
  /** Categories that they send into the table AzureDiagnostics, where no query of ours looks. */
  readonly elsewhere: readonly string[];
}

export function coverageOf(workspaceId: string, live: Live): Coverage {
  const senders = sendersTo(workspaceId, live);
  const others = senders.filter((setting) => !isOurSetting(setting) && wantedCategories.some((category) => sends(setting, category)));
  const covered = wantedCategories.filter((category) => others.some((setting) => sends(setting, category)));
  return {
    ours: senders.find(isOurSetting),
    others,
    covered,
    // Logs of models have their own table in any case.
    elsewhere: covered.filter((category) => category !== 'GatewayLlmLogs' && !others.some((setting) => isDedicated(setting) && sends(setting, category))),
  };
}

/**
 * Sends what is missing to the workspace; nothing where others send it all.
 *
 * @throws UserError `DiagnosticSettingsFull`
 */
export function settingStep(workspaceId: string, live: Live, dependsOn: readonly string[]): readonly Desired[] {
  const { covered, ours } = coverageOf(workspaceId, live);
  const wanted = wantedCategories.filter((category) => !covered.includes(category));
  const there = ours === undefined ? [] : enabledIn(ours);
  const missing = wanted.filter((category) => ours === undefined || !sends(ours, category));
  if (ours === undefined && missing.length === 0) return [];
  if (ours === undefined && monitoringIn(live).settings.length >= mostSettings) throw full(live);
  const id = ours?.id ?? `${live.service.id}/providers/Microsoft.Insights/diagnosticSettings/${freeName(workspaceId, live)}`;
  const logs = [...there.map(stated), ...missing.map((category) => ({ category, enabled: true }))];
  return [
    {
      id,
      kind: 'diagnosticSetting',
      label: `diagnostic setting ${nameOf(id)}`,
      want: 'present',
      body: { properties: { workspaceId, logs, logAnalyticsDestinationType: 'Dedicated' } },
      dependsOn,
      locks: [`settings:${live.service.name}`],
    },
  ];
}

function stated(log: JsonObject): JsonObject {
  const category = textAt(log, 'category');
  return category === undefined ? { categoryGroup: textAt(log, 'categoryGroup') ?? '', enabled: true } : { category, enabled: true };
}

function freeName(workspaceId: string, live: Live): string {
  const plain = workspaceSettingName(nameOf(workspaceId));
  const taken = monitoringIn(live).settings.some(({ id }) => nameOf(id).toLowerCase() === plain.toLowerCase());
  return taken ? distinctSettingName(workspaceId, nameOf(workspaceId)) : plain;
}

function full(live: Live): UserError {
  const names = monitoringIn(live).settings.map(({ id }) => nameOf(id));
  return new UserError('DiagnosticSettingsFull', exitCodes.conflict, `The service ${live.service.name} has ${names.length} diagnostic settings, and Azure allows no more: ${names.join(', ')}.`, {
    hint: 'Remove one that nobody needs (az monitor diagnostic-settings list --resource SERVICE_ID), or let one of them send GatewayLogs and GatewayLlmLogs to the workspace: it is used then.',
  });
}
