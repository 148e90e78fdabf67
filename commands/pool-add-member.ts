import type { PlanCommand } from './command.ts';

export const poolAddMemberCommand: PlanCommand = {
  does: 'plan',
  path: ['pool', 'add-member'],
  summary: 'Let a deployment share the calls of a pool',
  examples: [
    { says: 'A fourth region, without a failed call: it joins when its role works', line: 'apim-llm pool add-member gpt-4o --service my-apim --member uks/gpt-4o' },
    { says: 'One that serves when all others are throttled', line: 'apim-llm pool add-member gpt-4o --service my-apim --member uks/gpt-4o,priority=2' },
  ],
  arguments: [{ name: 'name', help: 'of the pool', required: true, ask: 'Which pool?' }],
  options: [
    { name: 'member', type: 'list', placeholder: 'member', help: 'a deployment, or an account with one of the name that the others have; with ,weight=N and ,priority=N, which also change those of a member', required: true, ask: 'Which deployment (account/deployment)?' },
    { name: 'identity', type: 'text', placeholder: 'id', help: 'ARM id of the identity that the API calls with, where its policy hides it' },
    { name: 'wait-for', type: 'text', placeholder: 'duration', help: 'give up waiting for a new role after that long: minutes or ISO 8601 (PT20M)' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts',
    'Role Based Access Control Administrator, User Access Administrator or Owner on accounts where the identity has no role yet',
  ],
  effects: [
    'On the service: a backend for the deployment, with the breaker that the others have, and the pool',
    'On each account: the role Cognitive Services OpenAI User (for /models Cognitive Services User) for the identity of the API, where it has none',
    'Where a role is to be proven: the API apim-llm-canary with a subscription of its own, which stay, and calls that list models and cost no tokens',
  ],
  load: async () => (await import('../src/desired/pool/add-member.ts')).poolAddMemberModule,
};
