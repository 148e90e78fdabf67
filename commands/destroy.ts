import type { PlanCommand } from './command.ts';

export const destroyCommand: PlanCommand = {
  does: 'plan',
  path: ['destroy'],
  summary: 'Take away what apim-llm made, and nothing else',
  examples: [
    { says: 'See what would go, and what goes with it', line: 'apim-llm destroy --service my-apim --dry-run' },
    { says: 'Take everything away', line: 'apim-llm destroy --service my-apim' },
    { says: 'One API, and what nothing needs after that', line: 'apim-llm destroy --service my-apim --api azure-openai' },
    { says: 'With all the telemetry that was collected', line: 'apim-llm destroy --service my-apim --delete-data' },
  ],
  options: [
    { name: 'keep-roles', type: 'switch', help: 'role assignments stay although nothing needs them any more' },
    { name: 'delete-data', type: 'switch', help: 'the component and the workspace that monitor enable --create made go too, with all that was collected' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the accounts, or --keep-roles',
    'Monitoring Contributor on the service, where logs of models were on',
    'With --delete-data: Application Insights Component Contributor and Log Analytics Contributor on the resource group',
  ],
  effects: [
    'On the service: the APIs of ours with all that is in them, our blocks in policies of other APIs, and the pools, backends, version sets and telemetry of ours that nothing uses any more',
    'On the accounts: role assignments of ours that nothing needs any more go, unless --keep-roles',
    'With --delete-data: the component and the workspace that monitor enable --create made, with all that was collected',
    'The identity of the service stays',
  ],
  load: async () => (await import('../src/desired/destroy/destroy.ts')).destroyModule,
};
