import type { ReportCommand } from './command.ts';

export const facadeListCommand: ReportCommand = {
  does: 'report',
  path: ['facade', 'list'],
  summary: 'Show which model of which operation goes where',
  examples: [
    { says: 'Every API that apim-llm made in a service', line: 'apim-llm facade list --service my-apim' },
    { says: 'An API that others made', line: 'apim-llm facade list --service my-apim --api my-api --json' },
  ],
  options: [],
  permissions: ['Reader on the service and on the accounts'],
  effects: ['Only reads'],
  load: async () => (await import('../src/desired/facade/list.ts')).facadeListModule,
};
