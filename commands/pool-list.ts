import type { ReportCommand } from './command.ts';

export const poolListCommand: ReportCommand = {
  does: 'report',
  path: ['pool', 'list'],
  summary: 'List the pools of a service',
  examples: [
    { says: 'Every pool, whoever made it', line: 'apim-llm pool list --service my-apim' },
    { says: 'With all members, for scripts', line: 'apim-llm pool list --service my-apim --json' },
  ],
  options: [],
  permissions: ['Reader on the service and on the accounts'],
  effects: ['Only reads'],
  load: async () => (await import('../src/desired/pool/list.ts')).poolListModule,
};
