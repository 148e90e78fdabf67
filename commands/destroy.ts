import type { PlanCommand } from './command.ts';

export const destroyCommand: PlanCommand = {
  does: 'plan',
  path: ['destroy'],
  summary: 'Take away what apim-llm made, and nothing else',
  examples: [
    { says: 'See what would go, and what goes with it', line: 'apim-llm destroy --service my-apim --dry-run' },
    { says: 'Take everything away', line: 'apim-llm destroy --service my-apim' },
    { says: 'One API, and what nothing needs after that', line: 'apim-llm destroy --service my-apim --api azure-openai' },
  ],
  options: [{ name: 'keep-roles', type: 'switch', help: 'role assignments stay although nothing needs them any more' }],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the accounts, or --keep-roles',
  ],
  load: async () => (await import('../src/desired/destroy/destroy.ts')).destroyModule,
};
