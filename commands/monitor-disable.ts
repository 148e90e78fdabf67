import type { PlanCommand } from './command.ts';

export const monitorDisableCommand: PlanCommand = {
  does: 'plan',
  path: ['monitor', 'disable'],
  summary: 'Tell nobody about calls any more; what was collected stays',
  examples: [
    { says: 'See what would go', line: 'apim-llm monitor disable --service my-apim --dry-run' },
    { says: 'What monitor enable made goes, unless another API still uses it', line: 'apim-llm monitor disable --service my-apim' },
    { says: 'With the component and the workspace that --create made, and all that is in them', line: 'apim-llm monitor disable --service my-apim --delete-data' },
  ],
  options: [
    { name: 'delete-data', type: 'switch', help: 'delete the component and the workspace too that monitor enable --create made, with all that was collected' },
    { name: 'keep-roles', type: 'switch', help: 'leave role assignments that nothing needs any more' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the component whose role goes, unless --keep-roles',
    'Monitoring Contributor on the service, where logs of models were on',
    'With --delete-data: Application Insights Component Contributor and Log Analytics Contributor on the resource group',
  ],
  effects: [
    'On the service: the diagnostics and loggers that monitor enable made, and the diagnostic setting, unless another API uses them',
    'On the component: the role of the identity, unless another API needs it, or --keep-roles',
    'With --delete-data: the component and the workspace that --create made, with all that was collected',
  ],
  load: async () => (await import('../src/desired/monitor/disable.ts')).monitorDisableModule,
};
