import type { PlanCommand } from './command.ts';

export const pruneOpsCommand: PlanCommand = {
  does: 'plan',
  path: ['prune-ops'],
  summary: 'Forward only the operations that a deployed model serves',
  examples: [
    { says: 'What is open, what is closed, and why', line: 'apim-llm prune-ops --service my-apim --dry-run' },
    { says: 'After a deployment was added or removed', line: 'apim-llm prune-ops --service my-apim' },
    { says: 'With one more operation open; later runs remember it', line: 'apim-llm prune-ops --service my-apim --allow Completions_Create' },
    { says: 'Any API of the service, in a pipeline', line: 'apim-llm prune-ops --service my-apim --api azure-openai --dry-run --exit-code' },
  ],
  options: [
    { name: 'mode', type: 'choice', choices: ['block', 'delete'], default: 'block', help: 'block: answer calls of the others with 400; delete: take these operations away besides' },
    { name: 'allow', type: 'list', placeholder: 'operation', help: 'open this operation, by name or as "METHOD /template", whatever is deployed' },
    { name: 'block', type: 'list', placeholder: 'operation', help: 'close this operation, whatever is deployed' },
    { name: 'forget', type: 'list', placeholder: 'operation', help: 'what --allow or --block said of this operation counts no more' },
    { name: 'account', type: 'list', placeholder: 'account', help: 'whose deployments count, where the policy of the API does not tell' },
  ],
  permissions: ['API Management Service Contributor on the service', 'Reader on the accounts that the API calls'],
  effects: [
    'On the service: the policy of the API; also policies of operations with routes, where accounts have got or lost deployments',
    'With --mode delete: closed operations are deleted',
    'Clients of operations that it closes are answered 400 from then on',
  ],
  load: async () => (await import('../src/desired/prune-ops/prune-ops.ts')).pruneOpsModule,
};
