import type { PlanCommand } from './command.ts';

export const importCommand: PlanCommand = {
  does: 'plan',
  path: ['import'],
  summary: 'Make an API that calls the accounts with the identity of the service',
  examples: [
    { says: 'An API at /openai in front of an account, from the built-in description', line: 'apim-llm import --service my-apim --account my-openai' },
    { says: 'See what it would do', line: 'apim-llm import --service my-apim --account my-openai --dry-run' },
    { says: 'The v1 surface, at /openai/v1', line: 'apim-llm import --service my-apim --account my-openai --spec builtin-v1' },
    { says: 'From a published description, downloaded once', line: 'apim-llm import --service my-apim --account my-openai --api-version 2024-10-21' },
    { says: 'From a description of your own', line: 'apim-llm import --service my-apim --account my-openai --spec ./2024-10-21.json --path gpt/openai' },
    { says: 'Another version on the same API, seen by clients only when it is complete', line: 'apim-llm import --service my-apim --account my-openai --api-version 2025-03-01-preview --via-revision' },
    { says: 'Several versions on one path, chosen by api-version', line: 'apim-llm import --service my-apim --account my-openai --api-version 2024-10-21 --version-set azure-openai' },
  ],
  options: [
    { name: 'account', type: 'text', placeholder: 'account', help: 'Azure OpenAI or Foundry account: its name, or its ARM id', required: true, ask: 'Which Azure OpenAI account?' },
    { name: 'api-version', type: 'text', placeholder: 'version', insteadOf: 'spec', help: 'the published description of this version (apim-llm spec list)' },
    { name: 'spec', type: 'text', placeholder: 'file', help: 'OpenAPI 3 or Swagger 2.0, JSON or YAML: a file, an https address, - for standard input, builtin-v1, or builtin, which is the default' },
    { name: 'path', type: 'text', placeholder: 'path', help: 'path of the API below the gateway (openai, openai/v1 or models, as the description says)' },
    { name: 'identity', type: 'text', placeholder: 'id', help: "user-assigned identity to call with, by ARM id (the service's own)" },
    { name: 'via-revision', type: 'switch', help: 'change an API that is there in a new revision and release that: clients see all of it or nothing' },
    { name: 'version-set', type: 'text', placeholder: 'id', help: 'keep several versions side by side, each an API of this version set; clients choose by api-version' },
    { name: 'only-version', type: 'switch', negatable: true, help: 'answer calls of other api-versions with 400 and the one that was imported' },
    { name: 'bearer', type: 'switch', help: 'take keys as bearer tokens too, as OpenAI SDKs send them (unconfirmed on Azure)' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the account',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the account, where the identity has no role yet',
    'Managed Identity Operator on the identity that --identity names',
  ],
  load: async () => (await import('../src/desired/import/import.ts')).importModule,
};
