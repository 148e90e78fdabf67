import type { ReportCommand } from './command.ts';

export const poolShowCommand: ReportCommand = {
  does: 'report',
  path: ['pool', 'show'],
  summary: "Show a pool's members, their breakers and quotas, and what goes there",
  examples: [
    { says: 'Who shares the calls, and how', line: 'apim-llm pool show gpt-4o --service my-apim' },
    { says: 'The routes of an API that others made', line: 'apim-llm pool show gpt-4o --service my-apim --api my-api --json' },
  ],
  arguments: [{ name: 'name', help: 'of the pool', required: true, ask: 'Which pool?' }],
  options: [],
  permissions: ['Reader on the service and on the accounts'],
  effects: ['Only reads'],
  load: async () => (await import('../src/desired/pool/show.ts')).poolShowModule,
};
