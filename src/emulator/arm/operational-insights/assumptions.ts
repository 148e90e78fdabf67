import type { Assumption } from '../../assumption.ts';

export const operationalInsightsAssumptions: readonly Assumption[] = [
  {
    id: 'workspaces',
    text: 'Workspaces are there at once, with PerGB2018 and 30 days; Azure shows a new one as `Creating` first.',
    ja: 'ワークスペースはすぐに出来上がり、PerGB2018 と 30 日。Azure では新しいものははじめ `Creating` と示される。',
    source: 'specification: Workspaces_CreateOrUpdate; documentation: the defaults; recording: azurecli-monitor_diagnostic_settings_workspace',
  },
];
