import { capabilities } from '../src/model/capabilities.ts';
import { presetOption, resilienceOptions } from '../src/desired/resilience/options.ts';
import type { PlanCommand } from './command.ts';

export const burstEnableCommand: PlanCommand = {
  does: 'plan',
  path: ['burst', 'enable'],
  summary: 'Use one deployment first, and others while it is throttled',
  examples: [
    { says: 'What the main refuses goes to a second region, and no client sees a 429', line: 'apim-llm burst enable --service my-apim --main swe/gpt-4o --spill eus/gpt-4o' },
    { says: 'Two spills that share the overflow 2:1, and a third behind them', line: 'apim-llm burst enable chat --service my-apim --main swe/gpt-4o --spill eus/gpt-4o,weight=2 --spill jpe/gpt-4o --spill uks/gpt-4o,priority=3' },
    { says: 'Breakers that a Retry-After of a day cannot keep open for a day', line: 'apim-llm burst enable --service my-apim --main swe/gpt-4o --spill eus/gpt-4o --no-accept-retry-after --open-for PT1M' },
    { says: 'Where an Azure Policy wants <base /> in every section', line: 'apim-llm burst enable --service my-apim --main swe/gpt-4o --spill eus/gpt-4o --mode breaker' },
    { says: 'Exactly what the source article sets', line: 'apim-llm burst enable --service my-apim --main swe/gpt-4o --spill eus/gpt-4o --preset article' },
  ],
  arguments: [{ name: 'name', help: "of the burst (the main's model, and -burst)" }],
  options: [
    { name: 'main', type: 'text', placeholder: 'account/deployment', help: 'what is called first', required: true, ask: 'Which account/deployment first?' },
    { name: 'spill', type: 'list', placeholder: 'account/deployment', help: 'what is called while those before it are throttled; ,weight=n and ,priority=n may follow (1 and 2)', required: true, ask: 'Which account/deployment for the overflow?' },
    { name: 'operation', type: 'list', placeholder: 'operation', help: 'this operation, by name or as "METHOD /template" (every one that the deployments serve)' },
    { name: 'capability', type: 'choice', placeholder: 'capability', choices: capabilities, help: 'operations for this' },
    { name: 'model', type: 'text', placeholder: 'name', help: "what clients call the model (the deployment's name); '*': every call that has no row of its own" },
    { name: 'as', type: 'text', placeholder: 'name', help: 'what clients call it instead: possible where the name stands in the path' },
    ...resilienceOptions,
    presetOption,
    { name: 'identity', type: 'text', placeholder: 'id', help: 'ARM id of the identity that the API calls with, where its policy hides it' },
    { name: 'wait-for', type: 'text', placeholder: 'duration', help: 'give up waiting for a new role after that long: minutes or ISO 8601 (PT20M)' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts, and on those that the API calls already',
    'Role Based Access Control Administrator, User Access Administrator or Owner on accounts where the identity has no role yet',
  ],
  effects: [
    'On the service: a backend for each deployment, with its breaker; a pool, except with --mode retry; the policies of the operations, and the policy of the API, which opens them',
    'On each account: the role Cognitive Services OpenAI User (for /models Cognitive Services User) for the identity of the API, where it has none',
    'Where a role is to be proven: the API apim-llm-canary with a subscription of its own, which stay, and calls that list models and cost no tokens',
    'Breakers of backends that other pools and bursts share are theirs, too',
    'Calls that are sent again are counted by the model again; their bodies are held by the gateway until they were answered',
  ],
  load: async () => (await import('../src/desired/burst/enable.ts')).burstEnableModule,
};
