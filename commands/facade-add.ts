import { capabilities } from '../src/model/capabilities.ts';
import type { PlanCommand } from './command.ts';

export const facadeAddCommand: PlanCommand = {
  does: 'plan',
  path: ['facade', 'add'],
  summary: 'Send operations, or single models on them, to another account',
  examples: [
    { says: 'What this deployment serves, under its own name', line: 'apim-llm facade add --service my-apim --account my-images/dall-e-3' },
    { says: 'All deployments of an account', line: 'apim-llm facade add --service my-apim --account my-speech' },
    { says: 'Under a name that stays when the model is changed', line: 'apim-llm facade add --service my-apim --account my-images/gpt-4o --as chat' },
    { says: 'On one operation only', line: 'apim-llm facade add --service my-apim --operation ChatCompletions_Create --account my-images/gpt-4o' },
    { says: 'Everything of one kind', line: 'apim-llm facade add --service my-apim --capability transcription --account my-images' },
  ],
  options: [
    { name: 'account', type: 'text', placeholder: 'account', help: 'where calls go: account or account/deployment, by name or ARM id', required: true, ask: 'Which account, or account/deployment?' },
    { name: 'operation', type: 'list', placeholder: 'operation', help: 'this operation, by name or as "METHOD /template" (every one that the deployment serves)' },
    { name: 'capability', type: 'choice', placeholder: 'capability', choices: capabilities, help: 'operations for this' },
    { name: 'model', type: 'text', placeholder: 'name', help: "what clients call the model (the deployment's name); '*': every call that has no row of its own" },
    { name: 'as', type: 'text', placeholder: 'name', help: 'what clients call it instead: possible where the name stands in the path' },
    { name: 'identity', type: 'text', placeholder: 'id', help: 'ARM id of the identity that the API calls with, where its policy hides it' },
    { name: 'wait-for', type: 'text', placeholder: 'duration', help: 'give up waiting for a new role after that long: minutes or ISO 8601 (PT20M)' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the account, and on those that the API calls already',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the account, where the identity has no role yet',
  ],
  effects: [
    'On the service: a backend for the account or the deployment, the policies of the operations, and the policy of the API, which opens them',
    'On each account: the role Cognitive Services OpenAI User (for /models Cognitive Services User) for the identity of the API, where it has none',
    'Where a role is to be proven: the API apim-llm-canary with a subscription of its own, which stay, and calls that list models and cost no tokens',
  ],
  load: async () => (await import('../src/desired/facade/add.ts')).facadeAddModule,
};
