import type { PlanCommand } from './command.ts';

export const poolDeleteCommand: PlanCommand = {
  does: 'plan',
  path: ['pool', 'delete'],
  summary: 'Send calls where they went before the pool, and remove it',
  examples: [
    { says: 'Policies as they were; backends and roles go if nothing else needs them', line: 'apim-llm pool delete gpt-4o --service my-apim' },
    { says: 'See it first', line: 'apim-llm pool delete gpt-4o --service my-apim --dry-run' },
  ],
  arguments: [{ name: 'name', help: 'of the pool', required: true, ask: 'Which pool?' }],
  options: [{ name: 'keep-roles', type: 'switch', help: 'leave role assignments that nothing needs any more' }],
  permissions: ['API Management Service Contributor on the service', 'Reader on the accounts', 'Role Based Access Control Administrator, User Access Administrator or Owner on accounts whose role goes, unless --keep-roles'],
  effects: [
    'On the service: the policies of the operations, as they were before, the policy of the API, and the pool, which is deleted',
    'Backends of ours that nothing names any more are deleted, 30 seconds after the policies were changed',
    'On the accounts: role assignments of ours that nothing needs any more go, unless --keep-roles',
  ],
  load: async () => (await import('../src/desired/pool/delete.ts')).poolDeleteModule,
};
