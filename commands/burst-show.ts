import type { ReportCommand } from './command.ts';

export const burstShowCommand: ReportCommand = {
  does: 'report',
  path: ['burst', 'show'],
  summary: 'Show who serves first, who next, and what happens at a 429',
  examples: [
    { says: 'Every burst of the APIs that apim-llm made', line: 'apim-llm burst show --service my-apim' },
    { says: 'One of an API that others made', line: 'apim-llm burst show gpt-4o-burst --service my-apim --api my-api --json' },
  ],
  arguments: [{ name: 'name', help: 'of the burst (all)' }],
  options: [],
  permissions: ['Reader on the service and on the accounts'],
  effects: ['Only reads'],
  load: async () => (await import('../src/desired/burst/show.ts')).burstShowModule,
};
