import type { LocalCommand } from './command.ts';

export const specListCommand: LocalCommand = {
  does: 'local',
  path: ['spec', 'list'],
  summary: 'List the published API descriptions',
  examples: [
    { says: 'What import --api-version takes', line: 'apim-llm spec list' },
    { says: 'With address, commit and sha256 of each', line: 'apim-llm spec list --json' },
  ],
  options: [],
  permissions: [],
  effects: [
    'Neither reads nor writes Azure: lists what comes with the program, and looks into its cache on this machine',
  ],
  load: async () => (await import('../src/desired/spec/list.ts')).specListModule,
};
