import type { OtherCommand } from './command.ts';

export const demoCommand: OtherCommand = {
  does: 'other',
  run: 'demo',
  path: ['demo'],
  summary: 'See an import work on a local Azure',
  examples: [{ says: 'Nothing to set up, no network, nothing left behind', line: 'apim-llm demo' }],
  options: [],
  permissions: [],
  effects: ['A local Azure inside this process, with everything in it: gone when it ends'],
};
