import type { LocalCommand } from './command.ts';

export const specShowCommand: LocalCommand = {
  does: 'local',
  path: ['spec', 'show'],
  summary: 'Show an API description, and what an import makes of it',
  examples: [
    { says: 'A published one: its operations, and what is repaired', line: 'apim-llm spec show 2024-10-21' },
    { says: 'One of your own: whether it can be imported', line: 'apim-llm spec show ./2024-10-21.json' },
    { says: 'The one that import takes when none is named', line: 'apim-llm spec show builtin' },
  ],
  arguments: [
    {
      name: 'version',
      help: 'a published version, a file, an https address, - for standard input, builtin or builtin-v1',
      required: true,
      ask: 'Which description (a version, a file, an https address)?',
    },
  ],
  options: [],
  permissions: [],
  effects: [
    'Neither reads nor writes Azure',
    'Downloads the description where it is not on this machine; published ones are kept',
  ],
  load: async () => (await import('../src/desired/spec/show.ts')).specShowModule,
};
