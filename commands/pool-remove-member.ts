import type { PlanCommand } from './command.ts';

export const poolRemoveMemberCommand: PlanCommand = {
  does: 'plan',
  path: ['pool', 'remove-member'],
  summary: 'Take a deployment out of a pool',
  examples: [
    { says: 'The pool shrinks first, then backend and role go if nothing else needs them', line: 'apim-llm pool remove-member gpt-4o --service my-apim --member uks/gpt-4o' },
    { says: 'And the role stays', line: 'apim-llm pool remove-member gpt-4o --service my-apim --member uks/gpt-4o --keep-roles' },
  ],
  arguments: [{ name: 'name', help: 'of the pool', required: true, ask: 'Which pool?' }],
  options: [
    { name: 'member', type: 'list', placeholder: 'member', help: 'the deployment, or an account with one member', required: true, ask: 'Which deployment (account/deployment)?' },
    { name: 'keep-roles', type: 'switch', help: 'leave role assignments that nothing needs any more' },
  ],
  permissions: ['API Management Service Contributor on the service', 'Reader on the accounts', 'Role Based Access Control Administrator, User Access Administrator or Owner on accounts whose role goes, unless --keep-roles'],
  effects: [
    'On the service: the pool',
    'Backends of ours that nothing names any more are deleted, 30 seconds after the policies were changed',
    'On the accounts: role assignments of ours that nothing needs any more go, unless --keep-roles',
  ],
  load: async () => (await import('../src/desired/pool/remove-member.ts')).poolRemoveMemberModule,
};
