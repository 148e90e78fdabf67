import { capabilities } from '../src/model/capabilities.ts';
import type { PlanCommand } from './command.ts';

export const facadeRemoveCommand: PlanCommand = {
  does: 'plan',
  path: ['facade', 'remove'],
  summary: 'Send calls where they went before the facade',
  examples: [
    { says: 'Everything that goes to one account', line: 'apim-llm facade remove --service my-apim --account my-images' },
    { says: 'One model, wherever it goes', line: 'apim-llm facade remove --service my-apim --model gpt-4o' },
    { says: 'All of an operation', line: 'apim-llm facade remove --service my-apim --operation ChatCompletions_Create' },
    { says: 'All of the API; see it first', line: 'apim-llm facade remove --service my-apim --dry-run' },
  ],
  options: [
    { name: 'account', type: 'text', placeholder: 'account', help: 'only what goes there: account or account/deployment' },
    { name: 'operation', type: 'list', placeholder: 'operation', help: 'only of this operation, by name or as "METHOD /template"' },
    { name: 'capability', type: 'choice', placeholder: 'capability', choices: capabilities, help: 'only of operations for this' },
    { name: 'model', type: 'text', placeholder: 'name', help: "only this model; '*': the row for calls that have no other" },
    { name: 'as', type: 'text', placeholder: 'name', help: 'only the row that gives clients this name' },
    { name: 'keep-roles', type: 'switch', help: 'leave role assignments that nothing needs any more' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Reader on the accounts that the API calls',
    'Role Based Access Control Administrator, User Access Administrator or Owner on accounts whose role goes, unless --keep-roles',
  ],
  effects: [
    'On the service: the policies of the operations, as they were before, and the policy of the API, which closes what nobody serves any more',
    'Backends of ours that nothing names any more are deleted, 30 seconds after the policies were changed',
    'On the accounts: role assignments of ours that nothing needs any more go, unless --keep-roles',
  ],
  load: async () => (await import('../src/desired/facade/remove.ts')).facadeRemoveModule,
};
