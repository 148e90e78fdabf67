import { capabilities } from '../src/model/capabilities.ts';
import { resilienceOptions } from '../src/desired/resilience/options.ts';
import type { PlanCommand } from './command.ts';

export const poolCreateCommand: PlanCommand = {
  does: 'plan',
  path: ['pool', 'create'],
  summary: 'Share the calls for one model among several deployments',
  examples: [
    { says: 'Three regions in turn; one that is throttled is left until it has room', line: 'apim-llm pool create gpt-4o --service my-apim --member swe/gpt-4o --member eus/gpt-4o --member jpe/gpt-4o' },
    { says: 'Four calls of five to one of them', line: 'apim-llm pool create gpt-4o --service my-apim --member swe/gpt-4o,weight=80 --member eus/gpt-4o,weight=20' },
    { says: 'One after the other: the next serves while those before it are throttled', line: 'apim-llm pool create gpt-4o --service my-apim --member swe/gpt-4o,priority=1 --member eus/gpt-4o,priority=2' },
    { says: 'Deployments of different names, under one for clients', line: 'apim-llm pool create chat --service my-apim --as chat --member swe/gpt-4o-a --member eus/gpt-4o-b' },
    { says: 'Responses, whose clients keep cookies', line: 'apim-llm pool create gpt-4o --service my-apim --api azure-openai-v1 --capability responses --affinity cookie --member swe/gpt-4o --member eus/gpt-4o' },
    { says: 'Without breakers and retries: a 429 of a member goes to the client', line: 'apim-llm pool create gpt-4o --service my-apim --mode none --member swe/gpt-4o --member eus/gpt-4o' },
  ],
  arguments: [{ name: 'name', help: 'of the pool; one that is there gets these members', required: true, ask: 'What is the pool to be called?' }],
  options: [
    { name: 'member', type: 'list', placeholder: 'member', help: 'a deployment, or an account with one that comes into question; with ,weight=N (0 to 100; 1) and ,priority=N (0 to 100; lower serves first; 1)', required: true, ask: 'Which deployments (account/deployment)?' },
    { name: 'operation', type: 'list', placeholder: 'operation', help: 'this operation, by name or as "METHOD /template" (every one that all members serve)' },
    { name: 'capability', type: 'choice', placeholder: 'capability', choices: capabilities, help: 'operations for this' },
    { name: 'model', type: 'text', placeholder: 'name', help: "what clients call the model (the deployments' name); '*': every call that has no row of its own" },
    { name: 'as', type: 'text', placeholder: 'name', help: 'what clients call it instead: possible where the name stands in the path' },
    { name: 'affinity', type: 'choice', placeholder: 'source', choices: ['cookie'], help: 'keep a client with its member by a cookie' },
    ...resilienceOptions,
    { name: 'identity', type: 'text', placeholder: 'id', help: 'ARM id of the identity that the API calls with, where its policy hides it' },
    { name: 'wait-for', type: 'text', placeholder: 'duration', help: 'give up waiting for a new role after that long: minutes or ISO 8601 (PT20M)' },
    { name: 'keep-roles', type: 'switch', help: 'leave role assignments of members that leave' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts',
    'Role Based Access Control Administrator, User Access Administrator or Owner on accounts where the identity has no role yet',
  ],
  effects: [
    'On the service: a backend for each deployment, with its breaker; the pool; the policies of the operations, and the policy of the API, which opens them',
    'On each account: the role Cognitive Services OpenAI User (for /models Cognitive Services User) for the identity of the API, where it has none',
    'Where a role is to be proven: the API apim-llm-canary with a subscription of its own, which stay, and calls that list models and cost no tokens',
    'Breakers of backends that other pools and bursts share are theirs, too',
    'Of members that leave: the backend 30 seconds later, and the role, where nothing else needs them',
  ],
  load: async () => (await import('../src/desired/pool/create.ts')).poolCreateModule,
};
