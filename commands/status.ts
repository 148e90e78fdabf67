import type { ReportCommand } from './command.ts';

export const statusCommand: ReportCommand = {
  does: 'report',
  path: ['status'],
  summary: 'Compare what apim-llm made with what is there',
  examples: [
    { says: 'Every API that apim-llm made in a service', line: 'apim-llm status --service my-apim' },
    { says: 'One API; ends with 3 when something differs', line: 'apim-llm status --service my-apim --api azure-openai --exit-code' },
  ],
  options: [],
  permissions: ['Reader on the service and on the accounts'],
  effects: ['Only reads'],
  load: async () => (await import('../src/desired/status/status.ts')).statusModule,
};
