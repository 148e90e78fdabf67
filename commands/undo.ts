import type { OtherCommand } from './command.ts';

export const undoCommand: OtherCommand = {
  does: 'other',
  run: 'undo',
  path: ['undo'],
  summary: 'Take the last run back',
  examples: [
    { says: 'See what would be taken back', line: 'apim-llm undo --service my-apim --dry-run' },
    { says: 'Take it back', line: 'apim-llm undo --service my-apim --yes' },
  ],
  options: [],
  permissions: ['the same as for the run that is taken back'],
  effects: [
    'On Azure: what the last run created is deleted, what it changed or deleted is written as it was, as far as nobody changed it since',
  ],
};
