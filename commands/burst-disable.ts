import type { PlanCommand } from './command.ts';

export const burstDisableCommand: PlanCommand = {
  does: 'plan',
  path: ['burst', 'disable'],
  summary: 'Send calls where they went before the burst',
  examples: [
    { says: 'The only one that the API has; see it first', line: 'apim-llm burst disable --service my-apim --dry-run' },
    { says: 'By its name', line: 'apim-llm burst disable gpt-4o-burst --service my-apim' },
  ],
  arguments: [{ name: 'name', help: 'of the burst (the only one of the API)' }],
  options: [{ name: 'keep-roles', type: 'switch', help: 'leave role assignments that nothing needs any more' }],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts that the API calls',
    'Role Based Access Control Administrator, User Access Administrator or Owner on accounts whose role goes, unless --keep-roles',
  ],
  effects: [
    'On the service: the policies of the operations, as they were before, the policy of the API, and the pool, which is deleted',
    'Backends of ours that nothing names any more are deleted, 30 seconds after the policies were changed',
    'On the accounts: role assignments of ours that nothing needs any more go, unless --keep-roles',
  ],
  load: async () => (await import('../src/desired/burst/disable.ts')).burstDisableModule,
};
